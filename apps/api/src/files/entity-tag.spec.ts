import { namesTag } from './entity-tag';

describe('namesTag', () => {
  it.each([
    ['"a"', true, true],
    ['"x", "a"', true, true],
    ['"x","a" ', true, true],
    ['*', true, true],
    ['W/"a"', false, true],
    ['"x", W/"a"', false, true],
    ['"x"', false, false],
    ['a', false, false],
    ['', false, false],
  ])('looks for "a" in %s: strongly %s, weakly %s', (header, strong, weak) => {
    expect(namesTag(header, '"a"', 'strong')).toBe(strong);
    expect(namesTag(header, '"a"', 'weak')).toBe(weak);
  });
});
