import { Progress, renderBar } from './progress';

function record(moving: boolean): { progress: Progress; written: string[]; pass: (ms: number) => void } {
  const written: string[] = [];
  let now = 0;
  const output = { write: (text: string): number => written.push(text) };
  const progress = new Progress(output, 'generating', 'rows', moving, () => now);
  return { progress, written, pass: (ms) => (now += ms) };
}

describe('Progress', () => {
  it('redraws one line on a terminal, within 80 columns, and takes it away again', () => {
    const { progress, written, pass } = record(true);
    progress.update(25_000, 100_000);
    pass(10);
    progress.update(26_000, 100_000);
    pass(100);
    progress.update(100_000, 100_000);
    progress.clear();
    progress.clear();
    expect(written).toHaveLength(3);
    expect(written[0]).toMatch(/^\r\x1b\[2K {2}\.\. {2}generating +█+░+ +25%$/);
    expect(written[1]).toContain('100%');
    expect(written[2]).toBe('\r\x1b[2K');
    expect((written[0] ?? '').length).toBeLessThanOrEqual(80 + '\r\x1b[2K'.length);
  });

  it('prints plain lines, and few of them, elsewhere', () => {
    const { progress, written, pass } = record(false);
    for (let second = 1; second <= 12; second++) {
      pass(1_000);
      progress.update(second * 1000, second < 10 ? 0 : 20_000);
    }
    pass(10_000);
    progress.update(10_000, 20_000);
    progress.clear();
    expect(written).toEqual(['      generating: 5,000 rows\n', '      generating: 10,000 of 20,000 rows\n']);
  });

  it('keeps the bar inside its bounds', () => {
    expect([renderBar(-1, 4), renderBar(0.5, 4), renderBar(7, 4)]).toEqual(['░░░░', '██░░', '████']);
  });
});
