import type { AnyFieldDefinition } from '../define-field';
import { productDescription } from '../copy/copy.field';
import { discount, price } from './price.field';
import { ean13, ean8, isbn10, isbn13, sku, upc } from './product-code.field';
import { orderStatus, paymentMethod, productCategory, rating } from './shop.field';

/** Shops beside the names of products, in the order of the catalogue. */
export const commerceFields: readonly AnyFieldDefinition[] = [
  ...[ean13, ean8, upc, isbn13, isbn10, sku],
  ...[productCategory, productDescription, price, discount],
  ...[orderStatus, paymentMethod, rating],
];
