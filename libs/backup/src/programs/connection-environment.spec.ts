import { connectionEnvironment } from './connection-environment';

const common = { PGAPPNAME: 'veogen backup', PGCONNECT_TIMEOUT: '10' };

it.each([
  [
    'postgres://me:p%40ss%2Fword@db.example:5433/my%20data?sslmode=verify-full&sslrootcert=/ca.pem&schema=public',
    {
      PGHOST: 'db.example',
      PGPORT: '5433',
      PGUSER: 'me',
      PGPASSWORD: 'p@ss/word',
      PGDATABASE: 'my data',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: '/ca.pem',
    },
  ],
  [
    'postgres://u@[::1]/d?sslmode=no-verify',
    { PGHOST: '::1', PGUSER: 'u', PGDATABASE: 'd', PGSSLMODE: 'require' },
  ],
  ['postgres://u@%2Frun%2Fpostgresql/d', { PGHOST: '/run/postgresql', PGUSER: 'u', PGDATABASE: 'd' }],
  ['postgres:///d?host=/run/postgresql', { PGHOST: '/run/postgresql', PGDATABASE: 'd' }],
])('libpq is told what %s says', (url, expected) => {
  expect(connectionEnvironment(url)).toEqual({ ...common, ...expected });
});
