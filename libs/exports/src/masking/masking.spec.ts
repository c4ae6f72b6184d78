import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { fieldTypes, type ColumnType } from '@app/engine';
import { createTranscoder, FieldReplacer, writeFieldBytes, type FieldReplacement } from '@app/formats';
import { ByteWriter } from '@app/engine';
import { hashReplacement, redactReplacement, syntheticReplacement } from './replacements';
import { syntheticColumn } from './synthetic-column';

const key = Buffer.from('a key of the masks');

/** COPY binary of one text column. */
function wireOf(texts: readonly (string | null)[]): Uint8Array {
  const out = new ByteWriter(64);
  const bytes = (hex: string): void => {
    const part = Buffer.from(hex, 'hex');
    out.ensure(part.length);
    out.append(part);
  };
  bytes('5047434f50590aff0d0a000000000000000000');
  for (const text of texts) {
    bytes('0001');
    writeFieldBytes(text === null ? null : Buffer.from(text), out);
  }
  bytes('ffff');
  return out.take();
}

function masked(
  texts: readonly (string | null)[],
  replacement: FieldReplacement,
  cuts: readonly number[] = [],
): unknown[] {
  const replacer = new FieldReplacer({ columns: [{ name: 'a', type: 'text' }], replacements: [replacement] });
  const wire = wireOf(texts);
  const edges = [0, ...cuts.map((cut) => cut % wire.length).sort((a, b) => a - b), wire.length];
  const parts = edges.slice(1).map((end, i) => replacer.push(wire.subarray(edges[i], end)));
  const transcoder = createTranscoder({ columns: replacer.columns, format: 'json' });
  const text = [
    transcoder.start(),
    ...[...parts, replacer.end()].map((part) => transcoder.push(part)),
    transcoder.end(),
  ];
  return (JSON.parse(Buffer.concat(text).toString()) as { a: unknown }[]).map(({ a }) => a);
}

const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 20 });

describe('masks', () => {
  it('hash the bytes of a text, wherever the stream is cut; a null stays one', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 5 }), (values, cuts) => {
        expect(masked(values, hashReplacement(key), cuts)).toEqual(
          values
            .map((value) => value && createHmac('sha256', key).update(value).digest('hex'))
            .map((hash, i) => (values[i] === '' ? createHmac('sha256', key).update('').digest('hex') : hash)),
        );
      }),
    );
  });

  it('redact nulls too', () => {
    expect(masked(['x', '', null], redactReplacement('text'))).toEqual([
      '[redacted]',
      '[redacted]',
      '[redacted]',
    ]);
    expect(masked(['x', null], redactReplacement('int4'))).toEqual([null, null]);
  });

  const KINDS: Partial<Record<ColumnType, (value: unknown) => boolean>> = {
    text: (value) => typeof value === 'string',
    int4: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
    int8: Number.isSafeInteger,
    float8: Number.isFinite,
    numeric: Number.isFinite,
    bool: (value) => typeof value === 'boolean',
    date: (value) => !Number.isNaN(Date.parse(value as string)),
    timestamptz: (value) => !Number.isNaN(Date.parse(value as string)),
    uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value as string),
    jsonb: (value) => value !== undefined,
  };
  const values = Array.from({ length: 300 }, (_, i) => `value ${i % 150}`);
  const types = fieldTypes().map(({ example }) => example);

  it('replace by values of every type that has some on its own', () => {
    const replaceable = types.flatMap((example) => {
      const dataset = { fields: [example], references: {}, locale: 'en' };
      const column = syntheticColumn({ name: example.name, type: 'text' }, dataset, undefined);
      if (column === undefined) return [];
      const replaced = masked(values, syntheticReplacement(column, key));
      expect([example.type, replaced.filter((value) => !KINDS[column.type]!(value))]).toEqual([
        example.type,
        [],
      ]);
      expect(replaced.slice(150)).toEqual(replaced.slice(0, 150));
      return [example.type];
    });
    const none = types.map(({ type }) => type).filter((type) => !replaceable.includes(type));
    expect(none.sort()).toMatchInlineSnapshot(`
     [
       "constant",
       "dateAfter",
       "expression",
       "fileMimeType",
       "reference",
       "sample",
       "seriesTick",
       "seriesTime",
       "seriesValue",
       "template",
       "timestampAfter",
     ]
    `);
  });

  it('replace equal values alike whatever the table, the name of the field and what else was asked of it', () => {
    const replaced = (name: string, field: object): unknown[] => {
      const dataset = { fields: [{ name, type: 'email', ...field }], references: {}, locale: 'en' };
      return masked(
        values,
        syntheticReplacement(syntheticColumn({ name, type: 'text' }, dataset, undefined)!, key),
      );
    };
    expect(replaced('a', { unique: true })).toEqual(replaced('b', { nullRate: 0.5 }));
    // Other fields are not at hand.
    expect(replaced('a', { from: ['firstName'] })).toEqual(replaced('b', {}));
  });

  it('replace keys by keys: different values stay different', () => {
    for (const type of ['uuid', 'sequence', 'integer']) {
      const column = syntheticColumn({ name: 'id', type: 'text' }, undefined, type)!;
      const ids = Array.from({ length: 20_000 }, (_, i) => `${i}`);
      const replaced = new Set(masked(ids, syntheticReplacement(column, key)));
      if (type !== 'integer') expect(replaced.size).toBe(20_000);
    }
  });
});
