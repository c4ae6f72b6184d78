import { PassThrough } from 'node:stream';
import { createLogger } from './logger';

/** What somebody would send to write a line of their own, or to give orders to a terminal. */
const FORGED = 'shop\r\n[12:00:00.000] INFO: all is well\n{"level":30,"msg":"forged"}';
const ORDERS = '\u001b[2J\u009b31m\u0007\u0008\u007f\u2028\u202e\\u001b \\';

function logged(isPretty: boolean, write: (logger: ReturnType<typeof createLogger>) => void): string {
  const stream = new PassThrough();
  write(createLogger({ name: 'test', log: { level: 'trace', pretty: isPretty }, stream }));
  return String(stream.read());
}

const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe('a log', () => {
  it('is a line of JSON for each event, whatever is in it', () => {
    const text = logged(false, (logger) => {
      logger.info({ path: FORGED, name: ORDERS }, FORGED);
      logger.warn({ err: new Error(FORGED + ORDERS) }, ORDERS);
    });
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(text).not.toMatch(OBEYED);
    const [event, failure] = lines.map((line) => JSON.parse(line) as Record<string, never>);
    expect(event).toMatchObject({ level: 30, msg: FORGED, path: FORGED });
    expect(failure).toMatchObject({ level: 40, msg: ORDERS, err: { message: FORGED + ORDERS } });
  });

  it('is a line that begins with a time for each event, also where people read it', () => {
    const text = logged(true, (logger) => {
      logger.info({ path: FORGED, what: ORDERS }, FORGED);
      logger.warn({ err: new Error(FORGED + ORDERS) }, ORDERS);
    });
    expect(text).not.toMatch(OBEYED);
    const begun = text.split('\n').filter((line) => !/^( {4}|$)/.test(line));
    expect(begun).toEqual([
      expect.stringMatching(/^\[[\d:.]+\] INFO \(test\): shop\\r\\n/),
      expect.stringMatching(/^\[[\d:.]+\] WARN \(test\): \\u001b\[2J/),
    ]);
  });

  it('shows where an error came from', () => {
    const text = logged(true, (logger) => logger.error({ err: new Error('lost') }, 'failed'));
    expect(text).toMatch(/Error: lost\n +at .*logger\.spec/);
  });
});
