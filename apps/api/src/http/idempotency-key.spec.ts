import type { IncomingMessage } from 'node:http';
import { InvalidIdempotencyKey } from './http.errors';
import { requestOptions } from './idempotency-key';

const withKey = (key: string): IncomingMessage =>
  ({ headers: { 'idempotency-key': key } }) as unknown as IncomingMessage;

describe('requestOptions', () => {
  it.each(['a', '8e03978e-40d5-43dd-bc93-6894a57f9324', '"quoted"', 'two words', 'x'.repeat(255)])(
    'takes the key %s',
    (key) => {
      expect(requestOptions(withKey(key))).toEqual({ idempotencyKey: key });
    },
  );

  it.each(['', ' ', 'x'.repeat(256), 'tab\there', 'é', 'a\u0000'])('refuses the key %j', (key) => {
    expect(() => requestOptions(withKey(key))).toThrow(InvalidIdempotencyKey);
  });

  it('needs none', () => {
    expect(requestOptions({ headers: {}, requestId: 'r' } as unknown as IncomingMessage)).toEqual({
      requestId: 'r',
    });
  });
});
