import fc from 'fast-check';
import { readJsonHead } from './json-head';
import { computeMs } from '../../../../test/setup/compute-time';

describe('readJsonHead', () => {
  it.each([
    ['{}', 1, true],
    ['[]', 1, true],
    [' [ 1 , 2 ]\n', 1, true],
    ['{"a": {"b": [true, false, null, "\\u00e9\\n"]}}', 1, true],
    ['[\n1\n]', 1, false],
    ['{"a":1}\n{"a":2}\n', 2, true],
    ['{"a":1}\r\n\r\n{"a":2}', 2, true],
    ['{"a":\n1}\n{"a":2}', 2, false],
    ['-1.5e+10\n"x"\nnull', 3, true],
  ])('reads all of %j', (text, values, oneLineEach) => {
    expect(readJsonHead(text, true)).toEqual({ values, oneLineEach });
  });

  it.each([
    '',
    '  ',
    '{',
    '[1,',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '{"a" 1}',
    '{a:1}',
    "{'a':1}",
    '{1:2}',
    '[1 2]',
    '[1:2]',
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    '[NaN]',
    '["a\nb"]',
    '["\\x"]',
    '["\\u12"]',
    '{"a":1}{"a":2}',
    '{}]',
    '[}',
    '{]',
    ',',
    ':',
    '[,1]',
    '{,}',
    '[[[]]',
    'hello',
    '{"a":1} // comment',
  ])('finds that %j is no JSON', (text) => {
    expect(readJsonHead(text, true)).toBeNull();
  });

  it.each(['[}', '{"a",', '[1 2 3', '{"a":1}{', 'hello', '["\n', '[nul]', '{"a":1,2,'])(
    'finds that nothing could make JSON of what begins with %j',
    (text) => {
      expect(readJsonHead(text, false)).toBeNull();
    },
  );

  it('agrees with JSON.parse on any document, and accepts it cut anywhere', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat({ max: 3 }), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(readJsonHead(text, true)).toMatchObject({ values: 1 });
        for (let end = 0; end < text.length; end++) {
          expect(readJsonHead(text.slice(0, end), false)).not.toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with JSON.parse on what is broken by changing one character', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(...'{}[],:"0-.eEtn \\x'),
        (json, at, character) => {
          const place = at % (json.length + 1);
          const text = json.slice(0, place) + character + json.slice(place + 1);
          expect(readJsonHead(text, true) !== null).toBe(parses(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is quick about heads made to be slow', () => {
    const slow = [
      '['.repeat(65_536),
      `["${'a'.repeat(65_000)}`,
      `["${'\\n'.repeat(32_000)}`,
      '1'.repeat(65_536),
    ];
    const ms = computeMs(() => {
      for (const text of slow) {
        readJsonHead(text, false);
        readJsonHead(text, true);
      }
    });
    expect(ms).toBeLessThan(500);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
