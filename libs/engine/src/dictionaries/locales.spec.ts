import { compilePlan } from '../plan/compile-plan';
import { fieldTypes } from '../fields/catalogue';
import { planOf, valuesOf } from '../testing/column-values';
import { counterexamples } from '../testing/counterexamples';
import { fallbackChain, Locale, LOCALES } from '.';

const ROWS = 60;

function rowsOf(locale: string, types: readonly string[], rows = ROWS): Record<string, string>[] {
  const { columns } = planOf(
    types.map((type) => ({ name: type, type })),
    { locale },
  );
  const values = columns.map((column) => valuesOf(column, 0, rows));
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(types.map((type, i) => [type, values[i]![row]!])),
  );
}

/** Written from the postal services' own descriptions, not from the data. */
const POSTCODES: Record<string, RegExp> = {
  US: /^\d{5}$/,
  GB: /^([A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z]) \d[ABD-HJLNP-UW-Z]{2}$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d$/,
  AU: /^\d{4}$/,
  IN: /^[1-9]\d{5}$/,
  IE: /^[AC-FHKNPRTV-Y](\d{2}|6W) [0-9AC-FHKNPRTV-Y]{4}$/,
  DE: /^\d{5}$/,
  AT: /^[1-9]\d{3}$/,
  CH: /^[1-9]\d{3}$/,
  FR: /^\d{5}$/,
  BE: /^[1-9]\d{3}$/,
  ES: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/,
  MX: /^\d{5}$/,
  IT: /^\d{5}$/,
  BR: /^\d{5}-\d{3}$/,
  PT: /^[1-9]\d{3}-\d{3}$/,
  NL: /^[1-9]\d{3} (?!SA|SD|SS)[A-Z]{2}$/,
  PL: /^\d{2}-\d{3}$/,
  CZ: /^[1-7]\d{2} \d{2}$/,
  SE: /^[1-9]\d{2} \d{2}$/,
  DK: /^\d{4}$/,
  NO: /^\d{4}$/,
  FI: /^\d{5}$/,
  HU: /^[1-9]\d{3}$/,
  TR: /^(0[1-9]|[1-7]\d|8[01])\d{3}$/,
  RU: /^[1-6]\d{5}$/,
  UA: /^\d{5}$/,
  JP: /^\d{3}-\d{4}$/,
  KR: /^\d{5}$/,
  CN: /^\d{6}$/,
  EG: /^\d{5}$/,
  IL: /^\d{7}$/,
};

/** South, north, west and east end of each country, rounded outward. */
const BOUNDS: Record<string, readonly [number, number, number, number]> = {
  US: [18, 72, -180, -66],
  GB: [49.5, 61, -9, 2.5],
  CA: [41, 84, -142, -52],
  AU: [-44.5, -9, 112, 154.5],
  IN: [6, 36, 68, 98],
  IE: [51, 56, -11, -5.5],
  DE: [47, 55.5, 5.5, 15.5],
  AT: [46, 49.5, 9, 17.5],
  CH: [45.5, 48, 5.5, 11],
  FR: [41, 51.5, -5.5, 10],
  BE: [49, 52, 2.5, 6.5],
  ES: [27, 44, -18.5, 5],
  MX: [14, 33, -118, -86],
  IT: [35, 47.5, 6, 19],
  BR: [-34, 6, -74, -34],
  PT: [32, 42.5, -31.5, -6],
  NL: [50.5, 54, 3, 7.5],
  PL: [48.5, 55, 14, 24.5],
  CZ: [48.5, 51.5, 12, 19],
  SE: [55, 69.5, 10.5, 24.5],
  DK: [54.5, 58, 8, 15.5],
  NO: [57.5, 71.5, 4, 31.5],
  FI: [59.5, 70.5, 19, 32],
  HU: [45.5, 49, 16, 23],
  TR: [35.5, 42.5, 25.5, 45],
  RU: [41, 82, 19, 180],
  UA: [44, 52.5, 22, 40.5],
  JP: [24, 46, 122, 146],
  KR: [33, 39, 124, 132],
  CN: [18, 54, 73, 135],
  EG: [21.5, 32, 24.5, 37],
  IL: [29, 33.5, 34, 36],
};

const ADDRESS = [
  ...['city', 'state', 'stateCode', 'postcode', 'country', 'countryCode', 'timeZone'],
  ...['latitude', 'longitude', 'streetAddress'],
];

it('has at least 20 locales, and refuses others', () => {
  expect(LOCALES.length).toBeGreaterThanOrEqual(20);
  const request = { recordType: 'users', seed: 1, fields: [{ name: 'a', type: 'city' }] };
  for (const locale of ['xx', '', 'DE', '__proto__', 'constructor', 'en-GB'])
    expect(() => compilePlan({ ...request, locale })).toThrow(/locale must be one of/);
});

it('takes what a locale lacks from its language and then from English', () => {
  expect(fallbackChain('de_AT')).toEqual(['de_AT', 'de', 'en']);
  expect(fallbackChain('ja')).toEqual(['ja', 'en']);
  expect(fallbackChain('en')).toEqual(['en']);
  const { entries } = { entries: (code: string) => Locale.of(code).entries('color') };
  expect(entries('de_AT')).toEqual(entries('de'));
  expect(entries('fi')).toEqual(entries('en'));
});

it.each(LOCALES)('%s has valid values of every field type', (locale) => {
  const invalid = fieldTypes().flatMap(({ name, example, companions }) => {
    const [column] = planOf([example, ...companions], { locale }).columns;
    const values = valuesOf(column!, 0, 20) as string[]; // fails when a value is longer than it may be
    if (column!.type === 'jsonb') values.forEach((value) => JSON.parse(value));
    return column!.type === 'text' && column!.plain
      ? values
          .filter((value) => value === '' || /[\0-\x1f"\\,;|]|^[=+\-@]/.test(value))
          .map((value) => [name, value])
      : [];
  });
  expect(invalid).toEqual([]);
});

it.each(LOCALES)('%s has addresses whose parts belong together', (locale) => {
  const { places } = Locale.of(locale).places();
  const { columns } = planOf(
    [
      ...ADDRESS.map((type) => ({ name: type, type })),
      { name: 'line', type: 'address' },
      { name: 'document', type: 'address', format: 'json' },
      { name: 'point', type: 'coordinates', format: 'geojson' },
    ],
    { locale },
  );
  const values = columns.map((column) => valuesOf(column, 0, ROWS) as string[]);
  const addresses = Array.from({ length: ROWS }, (_, row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, values[i]![row]!])),
  );
  const samePlaces = addresses.map(({ city, state, countryCode }) =>
    places.filter(
      (place) => place.city === city && place.state === state && place.countryCode === countryCode,
    ),
  );
  type Holds = (part: Record<string, string>, row: number) => boolean;
  const hasState: Holds = ({ timeZone, stateCode }, row) =>
    samePlaces[row]!.some((place) => place.timeZone === timeZone && place.stateCode === stateCode);
  const hasPostcode: Holds = ({ postcode, countryCode }, row) =>
    samePlaces[row]!.some(({ postcodes }) => postcodes.some((code) => postcode!.startsWith(code))) &&
    POSTCODES[countryCode!]!.test(postcode!);
  const isInCountry: Holds = ({ latitude, longitude, countryCode }) => {
    const [south, north, west, east] = BOUNDS[countryCode!]!;
    const [y, x] = [Number(latitude), Number(longitude)];
    return y > south && y < north && x > west && x < east;
  };
  const isNearPlace: Holds = ({ latitude }, row) =>
    samePlaces[row]!.some((place) => Math.abs(place.latitude / 1e6 - Number(latitude)) < 0.03);
  const hasLine: Holds = ({ streetAddress, postcode, city, line }) =>
    [streetAddress, postcode, city].every((text) => line!.includes(text!));
  expect(counterexamples(addresses, hasState)).toEqual([]);
  expect(counterexamples(addresses, hasPostcode)).toEqual([]);
  expect(counterexamples(addresses, isInCountry)).toEqual([]);
  expect(counterexamples(addresses, isNearPlace)).toEqual([]);
  expect(counterexamples(addresses, hasLine)).toEqual([]);

  const coordinatesOf = (part: Record<string, string>) => ({
    latitude: Number(part['latitude']),
    longitude: Number(part['longitude']),
  });
  expect(addresses.map((part) => JSON.parse(part['document']!) as unknown)).toEqual(
    addresses.map(({ line: _, document: __, point: ___, ...part }) => ({ ...part, ...coordinatesOf(part) })),
  );
  expect(addresses.map((part) => JSON.parse(part['point']!) as unknown)).toEqual(
    addresses.map(coordinatesOf).map(({ latitude, longitude }) => ({
      type: 'Point',
      coordinates: [longitude, latitude],
    })),
  );
});

it.each(LOCALES)('%s has names of its own, and e-mail addresses from them', (locale) => {
  const words = Locale.of(locale);
  const types = ['firstName', 'lastName', 'fullName', 'sex', 'email', 'username'];
  const rows = rowsOf(locale, types);
  const isFrom = (kind: 'firstName' | 'lastName') => (row: Record<string, string>) =>
    words.entries(`${kind}${row['sex'] === 'female' ? 'Female' : 'Male'}`).includes(row[kind]!);
  expect(counterexamples(rows, isFrom('firstName'))).toEqual([]);
  expect(counterexamples(rows, isFrom('lastName'))).toEqual([]);
  const emails = rows.map(({ email }) => email!);
  expect(counterexamples(emails, /^[a-z]+[._-][a-z]+\d*@example\.(com|org|net)$/)).toEqual([]);
  const usernames = rows.map(({ username }) => username!);
  expect(counterexamples(usernames, /^[a-z]+[._][a-z]+\d*$/)).toEqual([]);
  const from = { type: 'email', from: ['first', 'last'], unique: true };
  const names = [
    { name: 'first', type: 'firstName' },
    { name: 'last', type: 'lastName' },
  ];
  const [mail] = planOf([{ name: 'mail', ...from }, ...names], { locale, count: 1000 }).columns;
  const mails = valuesOf(mail!, 0, 1000) as string[];
  expect(mails.filter((value) => !/^[a-z]+([._-][a-z]+)?\d+@example\.(com|org|net)$/.test(value))).toEqual(
    [],
  );
  expect(new Set(mails.map((value) => value.split('@')[0])).size).toBe(1000);
});

it.each(LOCALES)('%s keeps unique names and streets unique', (locale) => {
  for (const type of [
    'fullName',
    'firstName',
    'lastName',
    'city',
    'phone',
    'streetAddress',
    'secondaryAddress',
  ]) {
    const field = { name: 'a', type, unique: true };
    const compile = (count: number) => planOf([field], { locale, count }).columns[0]!;
    let rows = 3000;
    try {
      compile(rows);
    } catch (error) {
      const available = /there are (\d+) different/.exec(String(error))?.[1];
      if (available === undefined) {
        expect(String(error)).toMatch(/without a blank/);
        continue;
      }
      rows = Number(available);
    }
    expect(new Set(valuesOf(compile(rows), 0, rows)).size).toBe(rows);
  }
});

it('has two addresses in a record when they are named', () => {
  const fields = [
    { name: 'city', type: 'city' },
    { name: 'shipCity', type: 'city', place: 'shipping' },
    { name: 'shipState', type: 'state', place: 'shipping' },
  ];
  const [city, shipCity, shipState] = planOf(fields, { locale: 'de' }).columns.map((column) =>
    valuesOf(column, 0, ROWS),
  );
  expect(city).not.toEqual(shipCity);
  const { places } = Locale.of('de').places();
  shipCity!.forEach((name, row) =>
    expect(places.some((place) => place.city === name && place.state === shipState![row])).toBe(true),
  );
  expect(() => planOf([{ name: 'a', type: 'city', place: 'no blanks' }])).toThrow(/must be a letter/);
});

it('changes no other field of an address when one is added', () => {
  const before = rowsOf('fr', ['city', 'postcode']);
  const after = rowsOf('fr', ['latitude', 'postcode', 'state', 'city']);
  expect(after.map(({ city, postcode }) => ({ city, postcode }))).toEqual(before);
});

it.each(LOCALES)('%s has the names and addresses of this version', (locale) => {
  const types = ['fullName', 'address', 'phone', 'email', 'company'];
  expect(rowsOf(locale, types, 3).map((row) => Object.values(row).join(' | '))).toMatchSnapshot();
});
