import type { ColumnHead, OptionRules, OptionValues } from '@app/engine';
import type { TextLayout } from './text-layout';

/** A text format: everything the encoders, the catalogue and the download know about it. */
export interface FormatDefinition<R extends OptionRules = OptionRules> {
  /** The name users write; never changes once released. */
  readonly name: string;
  readonly description: string;
  /** Media type of a document, with its parameters. */
  readonly contentType: string;
  /** File name extension, without the dot. */
  readonly extension: string;
  readonly options: R;
  layout(columns: readonly ColumnHead[], options: OptionValues<R>): TextLayout;
}

/** A registered format; its options are only known to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options are invariant; the definition reads what it wrote
export type AnyFormatDefinition = FormatDefinition<any>;

/** Gives the literal the types of its own options. */
export function defineFormat<R extends OptionRules>(definition: FormatDefinition<R>): FormatDefinition<R> {
  return definition;
}
