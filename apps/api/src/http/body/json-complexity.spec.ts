import { JsonTooComplex } from './body.errors';
import { assertSimpleJson } from './json-complexity';

const check = (text: string, maxDepth = 4, maxValues = 20): void =>
  assertSimpleJson(Buffer.from(text), maxDepth, maxValues);

describe('assertSimpleJson', () => {
  it('allows nesting up to the limit, and not one level more', () => {
    check('[[[[1]]]]');
    expect(() => check('[[[[[1]]]]]')).toThrow(JsonTooComplex);
    check('{"a":{"b":{"c":{}}}}');
    expect(() => check('{"a":{"b":{"c":{"d":[]}}}}')).toThrow(JsonTooComplex);
  });

  it('counts depth, not brackets', () => {
    check('[[],[],[],[[],[]],{"a":[]}]');
  });

  it('does not look into strings, whatever is escaped in them', () => {
    check('["[[[[[[", "\\"[[[[[[", "\\\\", "[[[[[", "\\\\\\"[[[[[{{{{"]');
    expect(() => check('["\\\\", [[[[1]]]]]')).toThrow(JsonTooComplex);
  });

  it('survives text that is not JSON', () => {
    for (const text of ['', '"', '"\\', ']]]]', '}{', '"abc\\"']) expect(() => check(text)).not.toThrow();
    expect(() => check('['.repeat(100_000))).toThrow(JsonTooComplex);
  });

  it('bounds the number of values', () => {
    check(`[${'1,'.repeat(17)}1]`);
    expect(() => check(`[${'1,'.repeat(30)}1]`)).toThrow('more than 20 values');
  });
});
