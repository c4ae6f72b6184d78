import { locateJsonError } from './json-error';

describe('locateJsonError', () => {
  it.each([
    ['{"a": }', 6, 'a JSON value'],
    ['{"a": 1,}', 8, 'a property name in double quotes'],
    ['{"a" 1}', 5, '":"'],
    ['{"a": 1 "b": 2}', 8, '"," or "}"'],
    ['[1, 2', 5, '"," or "]"'],
    ['[1,]', 3, 'a JSON value'],
    ["{'a': 1}", 1, 'a property name in double quotes'],
    ['{"a": "b', 8, 'the end of this string'],
    ['{"a": "\\x"}', 7, 'an escape such as \\n or \\u0041'],
    ['{"a": "\\u12"}', 7, 'an escape such as \\n or \\u0041'],
    ['"a\nb"', 2, 'an escape in place of this control character'],
    ['01', 1, 'nothing more'],
    ['{} {}', 3, 'nothing more'],
    ['nul', 0, 'a JSON value'],
    ['', 0, 'a JSON value'],
    ['{"a": NaN}', 6, 'a JSON value'],
  ])('finds what is wrong with %s', (text, position, expected) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(locateJsonError(text)).toMatchObject({ position, expected });
  });

  it('counts lines and columns from 1', () => {
    expect(locateJsonError('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ line: 3, column: 3 });
  });

  it('agrees with the parser about what is right', () => {
    for (const text of [
      '{"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n\\/"]}',
      ' [ ] ',
      '{ }',
      '"é"',
      '-0',
      '1E5',
    ]) {
      JSON.parse(text);
      expect(locateJsonError(text)).toMatchObject({ position: text.length });
    }
  });

  it('is quick with a megabyte in one string', () => {
    expect(locateJsonError(`["${'a\\n'.repeat(400_000)}`)).toMatchObject({
      expected: 'the end of this string',
    });
  });
});
