import { InvalidConfiguration } from '@app/config';
import { DatabaseUnavailable } from '@app/database';
import { CannotStart, Interrupted } from './cannot-start';
import { explain } from './run-program';

describe('what a person is told about an error', () => {
  it('is the message alone where we wrote it for them', () => {
    expect(explain(new CannotStart('Port 3000 is in use.'))).toEqual({
      message: 'Port 3000 is in use.',
      exitCode: 1,
    });
  });

  it('is the list of wrong settings, with exit code 78', () => {
    const error = new InvalidConfiguration([{ pointer: '/PORT', code: 'x', message: 'must be a number' }]);
    expect(explain(error)).toEqual({
      message: 'The configuration is wrong:\n  PORT: must be a number',
      exitCode: 78,
    });
  });

  it('names the cause of a database out of reach and what to look at', () => {
    const { message } = explain(new DatabaseUnavailable(new Error('connect ECONNREFUSED 127.0.0.1:1')));
    expect(message).toMatch(/cannot be reached.*ECONNREFUSED 127\.0\.0\.1:1.*Check DATABASE_URL/);
  });

  it('has the stack of an error that nobody foresaw', () => {
    expect(explain(new TypeError('x is not a function')).message).toMatch(/Unexpected[^]*TypeError[^]*at /);
  });

  it('ends with 130 after Ctrl-C', () => {
    expect(explain(new Interrupted()).exitCode).toBe(130);
  });
});
