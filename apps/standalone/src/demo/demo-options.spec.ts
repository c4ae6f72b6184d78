import { demoCommand, parseDemoOptions, type DemoOptions } from './demo-options';

function parse(...args: string[]): DemoOptions | string {
  const printed: string[] = [];
  const command = demoCommand()
    .exitOverride()
    .configureOutput({ writeErr: (text) => printed.push(text), writeOut: (text) => printed.push(text) });
  try {
    return parseDemoOptions(args, command);
  } catch {
    return printed.join('');
  }
}

describe('options of npm run demo', () => {
  it('needs none', () => {
    expect(parse()).toEqual({ formats: ['csv', 'json'], replace: false, json: false });
  });

  it('takes them all', () => {
    expect(
      parse(
        '--schema',
        's.json',
        '--count',
        '5_000',
        '--seed',
        '0',
        '--format',
        'ndjson',
        '--out',
        'f',
        '--port',
        '8080',
        '--replace',
        '--json',
      ),
    ).toEqual({
      schema: 's.json',
      count: 5000,
      seed: 0,
      formats: ['ndjson'],
      out: 'f',
      port: 8080,
      replace: true,
      json: true,
    });
  });

  it('takes several formats, each once', () => {
    expect(parse('--format', 'json', '--format', 'csv', '--format', 'json')).toMatchObject({
      formats: ['json', 'csv'],
    });
  });

  it.each([
    ['x.json', 'json'],
    ['x.NDJSON', 'ndjson'],
    ['x.csv', 'csv'],
    ['x.txt', 'csv'],
  ])('takes the format from the name of --out %s', (out, format) => {
    expect(parse('--out', out)).toMatchObject({ formats: [format] });
  });

  it.each([
    [['--count', '0'], /'--count <n>' argument '0' is invalid\. It must be a whole number from 1/],
    [['--count', '-1'], /--count/],
    [['--count', 'abc'], /--count/],
    [['--count', '1e3'], /--count/],
    [['--count', '1,00'], /--count/],
    [['--seed', '9007199254740992'], /--seed/],
    [['--port', '65536'], /--port/],
    [['--format', 'xlsx'], /It must be one of csv, json, ndjson/],
    [['--out', 'f', '--format', 'csv', '--format', 'json'], /--out names one file/],
    [['--colour'], /unknown option '--colour'/],
    [['customers'], /too many arguments/],
  ])('refuses %j with a message', (args, message) => {
    const printed = parse(...args);
    expect(printed).toMatch(message);
    expect(printed).toContain('npm run demo -- --help');
  });
});
