import { valuesOfField } from '../../testing/column-values';

const ROWS = 5000;

it('has colours in hexadecimal, in the letters asked for', () => {
  for (const value of valuesOfField({ type: 'colorHex' }, ROWS)) expect(value).toMatch(/^#[0-9a-f]{6}$/);
  for (const value of valuesOfField({ type: 'colorHex', letters: 'upper', alpha: true }, ROWS)) {
    expect(value).toMatch(/^#[0-9A-F]{8}$/);
  }
});

it('has colours by their parts, each in its range', () => {
  for (const value of valuesOfField({ type: 'colorRgb' }, ROWS)) {
    const parts = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(value)!.slice(1).map(Number);
    expect(Math.max(...parts)).toBeLessThanOrEqual(255);
  }
  for (const value of valuesOfField({ type: 'colorHsl' }, ROWS)) {
    const [hue, ...rest] = /^hsl\((\d+) (\d+)% (\d+)%\)$/.exec(value)!.slice(1).map(Number);
    expect(hue).toBeLessThan(360);
    expect(Math.max(...rest)).toBeLessThanOrEqual(100);
  }
});

it('has all 148 named colours of CSS', () => {
  const names = new Set(valuesOfField({ type: 'cssColor' }, ROWS));
  expect(names.size).toBe(148);
  expect(names).toContain('rebeccapurple');
});
