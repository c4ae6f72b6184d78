import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { attachment } from './content-disposition';

describe('attachment', () => {
  it.each([
    ['users.csv', 'attachment; filename="users.csv"'],
    ['my file (1).csv', 'attachment; filename="my file (1).csv"'],
    ['naïve.csv', `attachment; filename="na_ve.csv"; filename*=UTF-8''na%C3%AFve.csv`],
    ['a"b\\c.csv', 'attachment; filename="c.csv"'],
    ['say "hi".csv', `attachment; filename="say _hi_.csv"; filename*=UTF-8''say%20%22hi%22.csv`],
    ['100%.csv', `attachment; filename="100_.csv"; filename*=UTF-8''100%25.csv`],
    ['../../etc/passwd', 'attachment; filename="passwd"'],
    ['x\r\nSet-Cookie: a=b', 'attachment; filename="xSet-Cookie: a=b"'],
    ['gpj.\u202eexe', 'attachment; filename="gpj.exe"'],
    ['', 'attachment; filename="download"'],
    ['/', 'attachment; filename="download"'],
  ])('writes the name %j', (name, header) => {
    expect(attachment(name)).toBe(header);
  });

  it('is a safe header for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = attachment(name);
        validateHeaderValue('content-disposition', header);
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x7e]+"(; filename\*=UTF-8''[\w!#$&+\-.^`|~%]+)?$/,
        );
      }),
    );
  });
});
