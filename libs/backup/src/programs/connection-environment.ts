/** What node-postgres and libpq call alike, by the variable that libpq reads. */
const PARAMETERS: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
};

/**
 * How PostgreSQL's own programs are told which database to use: by their environment, since other users of the machine
 * can read a command line, and there the password would be.
 */
export function connectionEnvironment(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const decoded = (text: string): string => decodeURIComponent(text);
  const environment: Record<string, string> = {
    PGAPPNAME: 'veogen backup',
    PGCONNECT_TIMEOUT: '10',
    ...(url.hostname !== '' && { PGHOST: decoded(url.hostname).replace(/^\[|\]$/g, '') }),
    ...(url.port !== '' && { PGPORT: url.port }),
    ...(url.username !== '' && { PGUSER: decoded(url.username) }),
    ...(url.password !== '' && { PGPASSWORD: decoded(url.password) }),
    ...(url.pathname.length > 1 && { PGDATABASE: decoded(url.pathname.slice(1)) }),
  };
  for (const [name, value] of url.searchParams) {
    const variable = PARAMETERS[name];
    // What only node-postgres knows: encrypted, whoever answers.
    if (variable !== undefined) environment[variable] = value === 'no-verify' ? 'require' : value;
    if (name === 'ssl' && /^(1|true)$/.test(value)) environment['PGSSLMODE'] ??= 'require';
  }
  return environment;
}
