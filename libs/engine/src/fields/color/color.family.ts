import type { AnyFieldDefinition } from '../define-field';
import { colorHex, colorHsl, colorRgb, cssColor } from './color-value.field';

/** Colours as computers write them, in the order of the catalogue. */
export const colorFields: readonly AnyFieldDefinition[] = [...[colorHex, colorHsl, colorRgb, cssColor]];
