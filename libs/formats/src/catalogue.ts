import type { Issue } from '@app/errors';
import { optionsSchema, readOptions, suggest, type ColumnHead, type JsonSchema } from '@app/engine';
import { formatDefinitions } from './encoders';
import { InvalidFormatOptions, UnknownFormat } from './formats.errors';
import type { AnyFormatDefinition } from './text/define-format';
import type { TextLayout } from './text/text-layout';

/** A format as shown to users. */
export interface FormatInfo {
  readonly name: string;
  readonly description: string;
  /** Media type of a document, with its parameters. */
  readonly contentType: string;
  /** File name extension, without the dot. */
  readonly extension: string;
  /** JSON Schema (2020-12) of the options. */
  readonly optionsSchema: JsonSchema;
}

/** All text formats. */
export function formats(): FormatInfo[] {
  return formatDefinitions.map(infoOf);
}

/** @throws UnknownFormat */
export function formatInfo(name: string): FormatInfo {
  return infoOf(findFormat(name));
}

/**
 * The options of a format in canonical form, defaults filled in; `options` are not trusted.
 *
 * @throws UnknownFormat
 * @throws InvalidFormatOptions with pointers below the name of the format, such as `/csv/delimiter`
 */
export function readFormatOptions(name: string, options: unknown = {}): Readonly<Record<string, unknown>> {
  const definition = findFormat(name);
  const issues: Issue[] = [];
  const report = (pointer: string, code: string, message: string): void => {
    issues.push({ pointer: `/${definition.name}${pointer}`, code, message });
  };
  const values =
    typeof options === 'object' && options !== null && !Array.isArray(options)
      ? readOptions(definition.options, options as Record<string, unknown>, report)
      : report('', 'wrong_type', `${definition.name} must be an object with options`);
  if (!values) throw new InvalidFormatOptions(definition.name, issues);
  return values;
}

/** The layout of a document in a format, after its options were checked. */
export function layoutFor(name: string, columns: readonly ColumnHead[], options?: unknown): TextLayout {
  return findFormat(name).layout(columns, readFormatOptions(name, options));
}

function findFormat(name: string): AnyFormatDefinition {
  const definition = formatDefinitions.find((candidate) => candidate.name === name);
  if (definition) return definition;
  const known = formatDefinitions.map((candidate) => candidate.name);
  const given = String(name).slice(0, 60);
  throw new UnknownFormat(
    `There is no format "${given}" (known are ${known.join(', ')})${suggest(given, known)}`,
  );
}

function infoOf({ name, description, contentType, extension, options }: AnyFormatDefinition): FormatInfo {
  return { name, description, contentType, extension, optionsSchema: optionsSchema(options) };
}
