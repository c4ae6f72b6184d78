import { displayWidth } from './display-width';
import { renderTable } from './table';

const people = [
  { id: 1, name: 'Nikita Crist', city: 'Lolaville', amount: 292.14 },
  { id: 22, name: 'Ciara Bayer', city: null, amount: 3.5 },
];
const fields = ['id', 'name', 'city', 'amount'];

describe('renderTable', () => {
  it('lines up text to the left and numbers to the right, and shows nothing for null', () => {
    expect(renderTable(people, fields)).toEqual([
      'id  name          city       amount',
      ' 1  Nikita Crist  Lolaville  292.14',
      '22  Ciara Bayer                 3.5',
    ]);
  });

  it('names the fields that find no room, and never exceeds the width', () => {
    const lines = renderTable(people, fields, 20);
    expect(lines[0]).toBe('id  name');
    expect(lines.at(-1)).toBe('and city, amount');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(20);
  });

  it('cuts long cells', () => {
    const [, row] = renderTable([{ note: 'x'.repeat(100), id: 7 }], ['note', 'id']);
    expect(row).toBe(`${'x'.repeat(17)}…   7`);
  });

  it('shows at least one column, however narrow', () => {
    expect(renderTable([{ a: 'long text here' }], ['a'], 6)).toEqual(['a', 'long …']);
  });

  it('keeps data from steering the terminal', () => {
    const [, row] = renderTable([{ a: 'x\u001b[2Jy\r\nz\u202ew' }], ['a']);
    expect(row).toBe('x·[2Jy·z·w');
  });

  it('counts wide characters as two columns', () => {
    const lines = renderTable(
      [
        { city: '東京', n: 1 },
        { city: '👩‍🚀', n: 2 },
        { city: 'Köln', n: 3 },
      ],
      ['city', 'n'],
    );
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  it('shows nested values as JSON', () => {
    expect(renderTable([{ tags: ['a', 'b'], on: true }], ['tags', 'on'])[1]).toBe('["a","b"]  true');
  });
});
