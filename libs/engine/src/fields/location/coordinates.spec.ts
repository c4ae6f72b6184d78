import { valuesOfField } from '../../testing/column-values';
import { counterexamples } from '../../testing/counterexamples';

const ROWS = 2000;

it('coordinates are on the globe, as text and as GeoJSON', () => {
  for (const value of valuesOfField({ type: 'coordinates', format: 'geojson' }, ROWS)) {
    const { type, coordinates } = JSON.parse(value) as { type: string; coordinates: [number, number] };
    expect(type).toBe('Point');
    expect(Math.abs(coordinates[0]) <= 180 && Math.abs(coordinates[1]) <= 90).toBe(true);
  }
  expect(
    counterexamples(valuesOfField({ type: 'coordinates' }, 200), /^-?\d{1,2}\.\d{6}, -?\d{1,3}\.\d{6}$/),
  ).toEqual([]);
});
