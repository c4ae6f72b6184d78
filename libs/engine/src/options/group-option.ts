import { jsonTypeOf, option, quote, type OptionRule } from './option';

const GROUP = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

/** A word that tells apart several things that fields of one record agree about; absent means the record's own. */
export function groupOption(description: string): OptionRule<string | undefined> {
  const schema = { type: 'string', pattern: GROUP.source };
  return option.custom<string>(schema, { description }, (value, report) => {
    if (typeof value === 'string' && GROUP.test(value)) return value;
    const given = typeof value === 'string' ? quote(value) : jsonTypeOf(value);
    report(
      '',
      'invalid_name',
      `must be a letter followed by up to 62 letters, digits or underscores, not ${given}`,
    );
    return undefined;
  });
}
