import { startTestApi, type TestApi } from './http-harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const jsonSchema = {
  type: 'object',
  properties: {
    email: { type: 'string', format: 'email' },
    age: { type: 'integer', minimum: 18, maximum: 90 },
    address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
  required: ['email', 'age', 'address'],
};
const pointersOf = (answer: { body: { errors?: { pointer: string; code: string }[] } }): string[] =>
  (answer.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

it('a JSON Schema stands in the place of fields, alone and in a list', async () => {
  const one = await api.post('/generate/preview', { recordType: 'people', count: 2, seed: 1, jsonSchema });
  expect([one.status, one.body.rows.length]).toEqual([200, 2]);
  for (const row of one.body.rows)
    expect(row).toEqual({
      email: expect.stringContaining('@'),
      age: expect.any(Number),
      address: { city: expect.any(String) },
    });
  const fields = [{ name: 'id', type: 'uuid' }];
  const list = [
    { recordType: 'people', count: 2, jsonSchema },
    { recordType: 'teams', count: 1, fields },
  ];
  expect((await api.post('/generate/preview', { recordTypes: list, rows: 2, seed: 1 })).status).toBe(200);
  const accepted = await api.post('/generate', { recordType: 'people', count: 2, jsonSchema });
  expect(accepted.status).toBe(202);
});

it('says what is wrong with a JSON Schema where the client wrote it', async () => {
  const wrong = { type: 'object', properties: { a: { type: 'string', formt: 'email' } } };
  const alone = await api.post('/generate', { recordType: 'people', count: 2, jsonSchema: wrong });
  expect([alone.status, ...pointersOf(alone)]).toEqual([
    422,
    '/jsonSchema/properties/a/formt unknown_keyword',
  ]);
  const inList = await api.post('/generate', {
    recordTypes: [{ recordType: 'people', count: 2, jsonSchema: wrong }],
  });
  expect(pointersOf(inList)).toEqual(['/recordTypes/0/jsonSchema/properties/a/formt unknown_keyword']);
  const both = await api.post('/generate', { recordType: 'people', count: 2, jsonSchema, fields: [] });
  expect([both.status, ...pointersOf(both)]).toEqual([422, '/jsonSchema conflicting_properties']);
  const neither = await api.post('/generate', { recordType: 'people', count: 2 });
  expect([neither.status, ...pointersOf(neither)]).toEqual([400, '/fields missing']);
});

it('makes of SQL a request that can be sent as it is', async () => {
  const sql = `CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TABLE users (id uuid PRIMARY KEY, team_id int NOT NULL REFERENCES teams, email text NOT NULL UNIQUE);`;
  const made = await api.post('/generate/from-sql', { sql, count: 50, counts: { teams: 5 } });
  expect(made.status).toBe(200);
  expect(made.body.request.recordTypes.map(({ count }: { count: number }) => count)).toEqual([5, 50]);
  expect((await api.post('/generate', made.body.request)).status).toBe(202);

  const broken = await api.post('/generate/from-sql', { sql: 'CREATE TABLE t (\n a int,,' });
  expect(broken).toMatchObject({ status: 422, body: { code: 'invalid_sql', line: 2, column: 8 } });
  const counts = await api.post('/generate/from-sql', { sql, counts: { teams: 0 } });
  expect([counts.status, ...pointersOf(counts)]).toEqual([400, '/counts/teams out_of_range']);
  expect((await api.post('/generate/from-sql', { sql: '' })).status).toBe(400);
});
