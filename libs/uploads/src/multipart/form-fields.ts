import type { FieldInfo } from 'busboy';
import { InvalidUploadField } from './multipart.errors';

/** Collects the text fields of a form and refuses what nobody asked for. */
export class FormFields<Name extends string> {
  readonly #values = new Map<string, string>();
  #closed = false;

  constructor(
    private readonly names: readonly Name[],
    private readonly fileField: string,
    private readonly maxBytes: number,
  ) {}

  /** @throws InvalidUploadField */
  add(name: string | undefined, value: string, info: Pick<FieldInfo, 'valueTruncated'>): void {
    if (name === this.fileField) {
      throw problem(name, 'not_a_file', `The part ${quote(name)} must be a file: it needs a file name.`);
    }
    if (!this.#isExpected(name)) throw this.#unknown(name);
    if (this.#closed) {
      throw problem(
        name,
        'field_after_file',
        `The field ${quote(name)} must come before the file in the form.`,
      );
    }
    if (this.#values.has(name)) {
      throw problem(name, 'duplicate_field', `The field ${quote(name)} is in the form twice.`);
    }
    if (info.valueTruncated) {
      throw problem(
        name,
        'field_too_long',
        `The field ${quote(name)} is longer than ${this.maxBytes} bytes.`,
      );
    }
    this.#values.set(name, value);
  }

  /** What is wrong with a file in a part of this name. */
  notTheFile(name: string | undefined): InvalidUploadField {
    if (!this.#isExpected(name)) return this.#unknown(name);
    return problem(name, 'not_a_text_field', `The part ${quote(name)} must be a text field, not a file.`);
  }

  /** The fields so far; from here on another one is too late. */
  close(): Readonly<Partial<Record<Name, string>>> {
    this.#closed = true;
    return Object.fromEntries(this.#values) as Partial<Record<Name, string>>;
  }

  #isExpected(name: string | undefined): name is Name {
    return (this.names as readonly (string | undefined)[]).includes(name);
  }

  #unknown(name: string | undefined): InvalidUploadField {
    const known = this.names.length === 0 ? '' : `, optionally preceded by ${this.names.join(', ')}`;
    const hint = `Expected is one file in the part ${quote(this.fileField)}${known}.`;
    if (name === undefined) return problem('', 'unnamed_field', `A part of the form has no name. ${hint}`);
    return problem(name, 'unknown_field', `The form has an unknown part ${quote(name)}. ${hint}`);
  }
}

function problem(name: string, code: string, message: string): InvalidUploadField {
  const escaped = name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
  return new InvalidUploadField({ pointer: name === '' ? '' : `/${escaped}`, code, message });
}

function quote(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
}
