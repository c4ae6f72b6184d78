// Writes libs/engine/src/dictionaries/data/<locale>.generated.ts from the data of @faker-js/faker and from
// locale-additions.mjs. `--check` writes nothing and exits 1 when a committed file differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { allLocales, Faker } from '@faker-js/faker';
import { format, resolveConfig } from 'prettier';
import { additionsFor, weighted } from './locale-additions.mjs';

const FOLDER = new URL('../libs/engine/src/dictionaries/data/', import.meta.url);
const SEPARATOR = '|';
const LOCALES = [
  ...[
    'en',
    'en_US',
    'en_GB',
    'en_CA',
    'en_AU',
    'en_IE',
    'en_IN',
    'de',
    'de_AT',
    'de_CH',
    'fr',
    'fr_BE',
    'fr_CA',
  ],
  ...[
    'fr_CH',
    'es',
    'es_MX',
    'it',
    'pt_BR',
    'pt_PT',
    'nl',
    'nl_BE',
    'pl',
    'cs_CZ',
    'sv',
    'da',
    'nb_NO',
    'fi',
    'hu',
  ],
  ...['tr', 'ru', 'uk', 'ja', 'ko', 'zh_CN', 'ar', 'he'],
];
/** The most entries of a list of another locale than English, so that the files stay small. */
const MAX_ENTRIES = 500;
const STREETS = 300;
/** Filler text in the script of the locale, where it is not Latin and words are separated by blanks. */
const OWN_FILLER = new Set(['ru', 'ko', 'ar', 'he']);
/** Streets that the library writes as English ones. */
const NO_STREETS = new Set(['fr_CA', 'en_US', 'en_CA', 'en_IE', 'en_IN', 'ja']);

const unique = (...lists) => [...new Set(lists.flat().filter((entry) => typeof entry === 'string' && entry))];
const plainWords = (list) => list.filter((word) => /^[a-z]{3,12}$/.test(word));

/** Entries of the list, evenly spread, when there are too many. */
function capped(list, max = MAX_ENTRIES) {
  if (list.length <= max) return list;
  return Array.from({ length: max }, (_, i) => list[Math.floor((i * list.length) / max)]);
}

const en = allLocales.en;
const ENGLISH_ONLY = {
  countryAny: en.location.country,
  countryCodeAny: allLocales.base.location.country_code.map((entry) => entry.alpha2),
  currencyCode: unique((en.finance.currency ?? allLocales.base.finance.currency).map((entry) => entry.code)),
  lorem: en.lorem.word,
  timeZoneAny: unique(allLocales.base.location.time_zone),
  adjective: plainWords(en.word.adjective),
  noun: plainWords(en.word.noun),
  appName: en.app.name,
  bicycleType: en.vehicle.bicycle_type,
  elementName: en.science.chemical_element.map((element) => element.name),
  elementSymbol: en.science.chemical_element.map((element) => element.symbol),
  elementNameAndSymbol: en.science.chemical_element.map(({ name, symbol }) => `${name} (${symbol})`),
  emoji: unique(...Object.values(allLocales.base.internet.emoji)).filter((emoji) => [...emoji].length === 1),
  unitName: en.science.unit.map((unit) => unit.name),
  unitSymbol: unique(en.science.unit.map((unit) => unit.symbol)),
  vehicleMake: en.vehicle.manufacturer,
  vehicleType: en.vehicle.type,
  // Area codes of the North American plan: NXX without the service codes N11.
  areaCode: Array.from({ length: 800 }, (_, i) => String(200 + i)).filter((code) => !code.endsWith('11')),
  nameSuffix: en.person.suffix,
  middleNameFemale: unique(en.person.middle_name.female, en.person.middle_name.generic),
  middleNameMale: unique(en.person.middle_name.male, en.person.middle_name.generic),
  ...weighted({ namePrefixFemale: ['Ms.', 'Mrs.', 'Miss', 'Dr.'], namePrefixMale: ['Mr.', 'Dr.', 'Prof.'] }),
  // The library's go with each other by chance: gloves of concrete, chicken of cotton.
  productAdjective: [
    ...[
      'Handmade',
      'Compact',
      'Modern',
      'Classic',
      'Rustic',
      'Elegant',
      'Slim',
      'Sturdy',
      'Foldable',
      'Lightweight',
    ],
    ...[
      'Practical',
      'Small',
      'Large',
      'Round',
      'Minimalist',
      'Vintage',
      'Polished',
      'Stackable',
      'Tall',
      'Low',
    ],
  ],
  productMaterial: [
    'Oak',
    'Walnut',
    'Beech',
    'Ash',
    'Pine',
    'Bamboo',
    'Steel',
    'Copper',
    'Brass',
    'Aluminium',
    'Glass',
    'Marble',
  ],
  productNoun: [
    ...[
      'Chair',
      'Table',
      'Lamp',
      'Shelf',
      'Bench',
      'Stool',
      'Desk',
      'Bowl',
      'Tray',
      'Box',
      'Frame',
      'Vase',
      'Clock',
    ],
    ...[
      'Cabinet',
      'Mirror',
      'Planter',
      'Coat Rack',
      'Candle Holder',
      'Bookend',
      'Side Table',
      'Wall Hook',
      'Stand',
    ],
  ],
  companyCategory: ['Services'],
  companyPrefix: ['Group'],
  companyName: ['Summit', 'Harbor', 'Northwind', 'Evergreen', 'Beacon'],
  companyPlace: ['Boston', 'Austin', 'Denver', 'Seattle'],
};

function wordsOf(code) {
  const {
    person = {},
    location = {},
    company = {},
    commerce = {},
    color = {},
    lorem = {},
  } = allLocales[code];
  const cap = code === 'en' ? (list) => list : capped;
  const lists = {};
  const put = (name, list) => {
    const entries = cap(unique(list ?? []).map((entry) => entry.trim()));
    if (entries.length > 1) lists[name] = entries;
  };
  const bySex = (name, { female = [], male = [], generic = [] } = {}) => {
    if (female.length + generic.length < 10 || male.length + generic.length < 10) return;
    put(`${name}Female`, unique(female, generic).sort());
    put(`${name}Male`, unique(male, generic).sort());
  };
  bySex('firstName', person.first_name);
  bySex('lastName', person.last_name);
  if (code === 'ru' || code === 'uk') bySex('middleName', person.middle_name);
  if (code === 'es' || code === 'es_MX') twoSurnames(lists);

  if (code === 'pl')
    lists.lastNameFemale = lists.lastNameMale.map((name) => name.replace(/(s|c|dz)ki$/, '$1ka'));

  const jobs = { jobDescriptor: person.job_descriptor, jobArea: person.job_area, jobType: person.job_type };
  if (Object.values(jobs).every((list) => list?.length > 1)) {
    for (const [name, list] of Object.entries(jobs)) put(name, list);
    lists.jobTitlePattern = (person.job_title_pattern ?? en.person.job_title_pattern).map(pattern);
  }
  const { adjective, material, product } = commerce.product_name ?? {};
  if (adjective?.length > 3 && material?.length > 3 && product?.length > 3) {
    put('productAdjective', adjective);
    put('productMaterial', material);
    put('productNoun', product);
    lists.productPattern = unique(
      (
        commerce.product_name.pattern ?? [
          '{{commerce.productAdjective}} {{commerce.productMaterial}} {{commerce.product}}',
        ]
      ).map(pattern),
    );
  }
  put('department', commerce.department);
  put('color', color.human);
  put('companySuffix', company.legal_entity_type);
  const companies = unique((company.name_pattern ?? []).map(pattern));
  if (companies.length > 0) lists.companyPattern = companies.map((form) => form.replace(' and ', ' & '));
  if (OWN_FILLER.has(code))
    put(
      'lorem',
      lorem.word?.filter((word) => /^[\p{L}\p{M}]+$/u.test(word)),
    );
  if (!NO_STREETS.has(code)) put('street', streetsOf(code, location));
  return { ...lists, ...(code === 'en' ? ENGLISH_ONLY : {}), ...additionsFor(code) };
}

/** Spanish people have two surnames; one field has both. */
function twoSurnames(lists) {
  const single = capped(
    lists.lastNameFemale.filter((name) => !name.includes(' ')),
    250,
  );
  const pairs = single.flatMap((name, i) =>
    [1, 2].map((step) => `${name} ${single[(i * 7 + step * 31) % single.length]}`),
  );
  lists.lastSurname = single;
  lists.lastNameFemale = pairs;
  lists.lastNameMale = pairs;
}

/** Names of streets: the library's list, or what it makes by its patterns. */
function streetsOf(code, location) {
  if (location.street_name?.length > 30 && code !== 'de_CH')
    return capped(
      location.street_name.filter((name) => !name.includes('(')),
      code === 'en' ? 1000 : STREETS,
    );
  if (!location.street_pattern) return [];
  const chain = [code, code.split('_')[0], 'en', 'base'].filter((name, i, all) => all.indexOf(name) === i);
  const faker = new Faker({ locale: chain.map((name) => allLocales[name]), seed: 1 });
  return unique(Array.from({ length: STREETS }, () => faker.location.street())).sort();
}

/** A pattern of the library in the form of the engine: `{list}` for an entry of a list. Undefined when it needs more. */
function pattern(text) {
  const names = {
    'person.lastName': 'lastName',
    'person.last_name.male': 'lastNameMale',
    'person.firstName': 'firstNameMale',
    'company.legal_entity_type': 'companySuffix',
    'company.category': 'companyCategory',
    'company.prefix': 'companyPrefix',
    'company.suffix': 'companyCategory',
    'company.company_name': 'companyName',
    'location.city_name': 'companyPlace',
    'location.city': 'companyPlace',
    'location.state': 'companyPlace',
    'commerce.department': 'department',
    'commerce.productAdjective': 'productAdjective',
    'commerce.product_name.adjective': 'productAdjective',
    'commerce.product_name.material': 'productMaterial',
    'commerce.product_name.product': 'productNoun',
    'commerce.productMaterial': 'productMaterial',
    'commerce.product': 'productNoun',
    'person.jobDescriptor': 'jobDescriptor',
    'person.jobArea': 'jobArea',
    'person.jobType': 'jobType',
  };
  const known = [...text.matchAll(/\{\{([^}]+)\}\}/g)].every(([, name]) => names[name] !== undefined);
  return known ? text.replace(/\{\{([^}]+)\}\}/g, (_, name) => `{${names[name]}}`) : undefined;
}

const stale = [];
await mkdir(FOLDER, { recursive: true });
for (const code of LOCALES) {
  const lists = Object.entries(wordsOf(code));
  for (const [name, entries] of lists) {
    const bad = entries.find((entry) => entry === '' || entry.includes(SEPARATOR));
    if (bad !== undefined || entries.length === 0)
      throw new Error(`${code}: cannot store "${bad}" of ${name}`);
  }
  const source = `// GENERATED by scripts/generate-dictionaries.mjs. Do not edit; changing an entry changes generated data.
// Word lists of @faker-js/faker (https://fakerjs.dev), locale ${code}. Copyright (c) 2022-2025 Faker and
// contributors, MIT License: permission is granted to use, copy and distribute, with this notice.

/** Word lists; the entries of each are joined by \`${SEPARATOR}\`. */
export const WORDS = {
${lists.map(([name, entries]) => `  ${name}: ${JSON.stringify(entries.join(SEPARATOR))},`).join('\n')}
} as const;
`;
  const file = new URL(`${code}.generated.ts`, FOLDER);
  const formatted = await format(source, { ...(await resolveConfig(file)), parser: 'typescript' });
  if (!process.argv.includes('--check')) await writeFile(file, formatted);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== formatted) stale.push(code);
}
if (stale.length > 0) {
  console.error(`Word lists are out of date: run scripts/generate-dictionaries.mjs (${stale.join(', ')})`);
  process.exitCode = 1;
}
