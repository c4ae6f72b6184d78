import { valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 5000;

it('has colours in hexadecimal, in the letters asked for', () => {
  expect(counterexamples(valuesOfField({ type: 'colorHex' }, ROWS), /^#[0-9a-f]{6}$/)).toEqual([]);
  expect(
    counterexamples(
      valuesOfField({ type: 'colorHex', letters: 'upper', alpha: true }, ROWS),
      /^#[0-9A-F]{8}$/,
    ),
  ).toEqual([]);
});

it('has colours by their parts, each in its range', () => {
  const isRgb = (value: string) => {
    const parts = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(value)?.slice(1) ?? [NaN];
    return Math.max(...parts.map(Number)) <= 255;
  };
  expect(counterexamples(valuesOfField({ type: 'colorRgb' }, ROWS), isRgb)).toEqual([]);
  const isHsl = (value: string) => {
    const [hue, ...rest] = /^hsl\((\d+) (\d+)% (\d+)%\)$/.exec(value)?.slice(1).map(Number) ?? [NaN];
    return hue! < 360 && Math.max(...rest) <= 100;
  };
  expect(counterexamples(valuesOfField({ type: 'colorHsl' }, ROWS), isHsl)).toEqual([]);
});

it('has all 148 named colours of CSS', () => {
  const names = new Set(valuesOfField({ type: 'cssColor' }, ROWS));
  expect(names.size).toBe(148);
  expect(names).toContain('rebeccapurple');
});
