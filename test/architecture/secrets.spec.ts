import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Files of which the words of the patterns are data, or text for machines. */
const NOT_TEXT =
  /\.(png|ico|gz|zip|parquet|woff2?)$|^package-lock\.json$|^libs\/engine\/src\/(dictionaries|places)\/data\//;

/** What a secret looks like. */
const PATTERNS: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'an access key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{40,}\b/,
  'a token of GitLab': /\bglpat-[\w-]{20,}\b/,
  'a token of Slack': /\bxox[abprs]-[\w-]{10,}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a key of Stripe': /\b[rs]k_live_[A-Za-z0-9]{16,}\b/,
  'a JSON web token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  'an API key of ours': /\bveo_[0-9a-f]{32}_[\w-]{43}\b/,
  'a secret of a webhook': /\bwhsec_[A-Za-z0-9+/]{24,}/,
  'a password in a URL': /\b[a-z][a-z0-9+.-]{2,}:\/\/[^\s:@/'"`$<>{}*]+:[^\s:@/'"`$<>{}*]{3,}@/,
  'a password in code':
    /\b(?:password|passwd|secret|api_?key|access_?token)["']?\s*[:=]\s*["'][^"'\s$<>{}]{12,}["']/i,
};

/** What looks like one and is none. */
const HARMLESS: readonly { file: RegExp; text: RegExp; because: string }[] = [
  {
    file: /./,
    text: /:\/\/(?:veogen|user|postgres|u|me):(?:veogen|password|postgres|hunter2|s3cret|secret|p%40ss%2Fword)@/,
    because: 'names and passwords that examples and tests make up',
  },
  {
    file: /^apps\/api\/src\/webhooks\/webhook\.response\.ts$|^docs\/openapi\.json$|^packages\/client\/src\/openapi\.ts$/,
    text: /^whsec_C2FVsBQIhrscChlQIMV\+b5sSYspob7oDazfgh4F5bMs$/,
    because: 'the example of the document; no webhook has it',
  },
];

function scan(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, i) =>
    Object.entries(PATTERNS).flatMap(([what, pattern]) => {
      const found = pattern.exec(line)?.[0];
      if (found === undefined) return [];
      const isHarmless = HARMLESS.some((one) => one.file.test(file) && one.text.test(found));
      return isHarmless ? [] : [`${file}:${i + 1}: ${what}`];
    }),
  );
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter((file) => file !== '' && !NOT_TEXT.test(file));

describe('the repository', () => {
  it('has no secret in any of its files', () => {
    expect(tracked.length).toBeGreaterThan(500);
    const found = tracked.flatMap((file) => scan(file, readFileSync(join(ROOT, file), 'utf8')));
    expect(found).toEqual([]);
  });

  it('has no file in which people keep them', () => {
    const kept = /(^|\/)(\.env(\.(?!example$)[^/]*)?|id_(rsa|dsa|ecdsa|ed25519)|.*\.(pem|key|p12|pfx|jks))$/;
    expect(tracked.filter((file) => kept.test(file))).toEqual([]);
  });

  it('would not have hidden any', () => {
    // Put together here, so that they do not stand in this file.
    const fakes = [
      ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '),
      `AKIA${'A1B2'.repeat(4)}`,
      `ghp_${'a1'.repeat(18)}`,
      `glpat-${'a1'.repeat(10)}`,
      `xoxb-${'12'.repeat(8)}`,
      `npm_${'a1'.repeat(18)}`,
      `AIza${'a'.repeat(35)}`,
      `sk_live_${'a1'.repeat(10)}`,
      `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(43)}`,
      `veo_${'0'.repeat(32)}_${'a'.repeat(43)}`,
      `whsec_${'a'.repeat(32)}`,
      `postgres://app:${'t0psecret'}@db/app`,
      `const password = '${'correct-horse-battery'}';`,
    ];
    expect(fakes).toHaveLength(Object.keys(PATTERNS).length);
    for (const fake of fakes) expect([fake, scan('a.ts', fake).length]).toEqual([fake, 1]);
  });
});
