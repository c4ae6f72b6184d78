import type { AnyFieldDefinition } from '../define-field';
import { bankAccountNumber, bic, routingNumber, transactionType } from './bank-account.field';
import { creditCardBrand, creditCardCvv, creditCardExpiry, creditCardNumber } from './card.field';
import { bitcoinAddress, ethereumAddress } from './crypto-address.field';
import { amount, currencyName, currencySymbol } from './currency.field';
import { iban } from './iban.field';
import { ein, ssn, vatNumber } from './tax-id.field';

/** Banks, cards, currencies and tax, in the order of the catalogue. */
export const financeFields: readonly AnyFieldDefinition[] = [
  ...[iban, bic, bankAccountNumber, routingNumber, transactionType],
  ...[creditCardNumber, creditCardBrand, creditCardCvv, creditCardExpiry],
  ...[amount, currencyName, currencySymbol],
  ...[ssn, ein, vatNumber],
  ...[bitcoinAddress, ethereumAddress],
];
