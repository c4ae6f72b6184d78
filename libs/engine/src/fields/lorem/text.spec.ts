import { planOf, valuesOf } from '../../testing/column-values';

it.each(['en', 'ru', 'ko', 'ar'])('text of %s has as many characters as were asked for', (locale) => {
  for (const [minLength, maxLength] of [
    [1, 1],
    [7, 7],
    [0, 30],
  ] as const) {
    const [column] = planOf([{ name: 'a', type: 'text', minLength, maxLength }], { locale }).columns;
    for (const value of valuesOf(column!, 0, 500)) {
      const { length } = [...value!];
      expect(length).toBeGreaterThanOrEqual(minLength);
      expect(length).toBeLessThanOrEqual(maxLength);
      expect(value).not.toMatch(/ $/);
    }
  }
});
