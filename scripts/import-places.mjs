// Writes libs/engine/src/places/data/<locale>.generated.ts: for each locale the larger cities of its country, each with
// its region, postcodes, coordinates and time zone. Run by hand when the places shall change (which changes generated
// data); `npm run verify` does not run it, because the files it reads are large and change every day.
//
//   node scripts/import-places.mjs --cities cities5000.txt --postal <folder with DE.txt, US.txt, ...>
//
// Both are files of GeoNames (https://www.geonames.org, CC BY 4.0): https://download.geonames.org/export/dump/ and
// https://download.geonames.org/export/zip/. For countries that the postal files do not cover, or not in the language
// of the locale, scripts/places/<locale>.tsv lists name, region, region code, GeoNames name and postcode areas.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { PLACE_SOURCES } from './places/sources.mjs';

const TARGET = new URL('../libs/engine/src/places/data/', import.meta.url);
const MAX_POSTCODES = 8;
/** Half the side of the square around a city, in degrees, in which its postcodes are looked for. */
const NEAR = 0.15;

const { values: args } = parseArgs({
  options: {
    cities: { type: 'string' },
    postal: { type: 'string' },
    only: { type: 'string' },
    skip: { type: 'string' },
  },
});

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean);
function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const cities = groupBy(
  lines(args.cities).map((line) => {
    const column = line.split('\t');
    return {
      name: column[1].replaceAll('’', "'"),
      latitude: Number(column[4]),
      longitude: Number(column[5]),
      feature: column[7],
      country: column[8],
      population: Number(column[14]),
      zone: column[17],
    };
  }),
  ({ country }) => country,
);
for (const list of cities.values()) list.sort((a, b) => b.population - a.population);

function postalRows(country) {
  return lines(join(args.postal, `${country}.txt`)).map((line) => {
    const [, code, place, region, regionCode, province, provinceCode, community, , latitude, longitude] = line
      .normalize('NFC')
      .split('\t');
    return {
      ...{ code, place, region, regionCode, province, provinceCode, community },
      latitude: Number(latitude),
      longitude: Number(longitude),
    };
  });
}

/** A name without case, marks and blanks, to compare spellings. */
const fold = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(
      /[łøıđæßœ]/g,
      (letter) => ({ ł: 'l', ø: 'o', ı: 'i', đ: 'd', æ: 'ae', ß: 'ss', œ: 'oe' })[letter],
    )
    .replace(/[^\p{L}]/gu, '');

/** At most {@link MAX_POSTCODES} of the codes, spread evenly; areas that hardly any code is in are mistakes. */
function sample(codes) {
  const area = (code) => code.slice(0, 2);
  const sizes = groupBy([...new Set(codes)], area);
  const different = [...sizes.values()].flat();
  const all = different.filter((code) => sizes.get(area(code)).length * 12 > different.length).sort();
  const count = Math.min(all.length, MAX_POSTCODES);
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);
}

/** Cyrillic letters as GeoNames writes them; without y, which every system puts elsewhere. */
const LATIN = Object.fromEntries(
  'а=a б=b в=v г=g ґ=g д=d е=e ё=e є=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы= ь= э=e ю=u я=a'
    .split(' ')
    .map((pair) => pair.split('=')),
);
const latin = (text) =>
  plainLatin(fold([...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('')));
const plainLatin = (text) => text.replaceAll('y', '').replaceAll('h', 'g').replaceAll('i', '');

/** How a row of the postal file is recognised as one of a city. */
const MATCHES = {
  label: (name) => (row) => row.label.split('/').some((label) => fold(label) === fold(name)),
  prefix: (name) => (row) => fold(row.label).startsWith(fold(name)),
  nearest: (_, city) => (row) =>
    Math.hypot(row.latitude - city.latitude, row.longitude - city.longitude) < 0.05,
  cyrillic: (name) => (row) => latin(row.label) === plainLatin(fold(name)) || row.label === name,
};

const isNear = (a, b) =>
  Math.abs(a.latitude - b.latitude) < NEAR && Math.abs(a.longitude - b.longitude) < NEAR * 1.5;

function mostFrequent(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function fromPostal(source) {
  const {
    country,
    label = (row) => row.place,
    region,
    postcode = (code) => code,
    keep = () => true,
  } = source;
  const aliases = source.aliases ?? {};
  const rows = postalRows(country)
    .filter((row) => postcode(row.code) !== undefined && keep(row) && region(row) !== undefined)
    .map((row) => ({ ...row, label: label(row) }));
  const places = [];
  const missed = [];
  const seen = new Set();
  for (const city of cities.get(country)) {
    if (places.length >= source.count) break;
    if (!/^PPL(?!X|L$|Q)/.test(city.feature)) continue;
    const name = city.name in aliases ? aliases[city.name] : city.name;
    if (name === null) continue;
    const near = rows.filter((row) => isNear(row, city));
    const mine = near.filter(MATCHES[source.match ?? 'label'](name, city));
    if (mine.length === 0) {
      if (near.length > 0) missed.push(city.name);
      continue;
    }
    const shown = source.match === 'cyrillic' ? mostFrequent(mine.map((row) => row.label)) : name;
    const where = mostFrequent(mine.map((row) => region(row)));
    if (seen.has(`${shown} ${where}`)) continue;
    seen.add(`${shown} ${where}`);
    const codes = sample(mine.filter((row) => region(row) === where).map((row) => postcode(row.code)));
    places.push({ name: shown, region: where, ...position(city), codes });
  }
  if (missed.length > 0) console.log(`  no postcodes found for ${missed.slice(0, 25).join(', ')}`);
  return places;
}

const position = ({ latitude, longitude, zone }) => ({ latitude, longitude, zone });

function fromList(source, locale) {
  const known = cities.get(source.country);
  return lines(new URL(`places/${locale}.tsv`, import.meta.url)).flatMap((line) => {
    const [name, region, code, english, codes] = line.split('\t');
    const city = known.find((candidate) => fold(candidate.name) === fold(english));
    if (!codes) throw new Error(`${locale}: ${line}`);
    if (city === undefined) {
      console.log(`  GeoNames has no ${english} in ${source.country}`);
      return [];
    }
    return { name, region: `${region};${code}`, ...position(city), codes: codes.split(' ') };
  });
}

/** Places named by the area itself, for countries whose postal file has the names of cities in columns of their own. */
function fromAreas(source) {
  const groups = groupBy(
    postalRows(source.country).filter((row) => source.city(row) !== undefined),
    (row) => `${source.region(row)}\t${source.city(row)}`,
  );
  return [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, source.count)
    .map(([key, rows]) => {
      const [region, name] = key.split('\t');
      const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
      const latitude = middle(rows.map((row) => row.latitude));
      const longitude = middle(rows.map((row) => row.longitude));
      const distance = (city) => Math.hypot(city.latitude - latitude, city.longitude - longitude);
      const { zone } = cities.get(source.country).toSorted((a, b) => distance(a) - distance(b))[0];
      return { name, region, latitude, longitude, zone, codes: sample(rows.map((row) => row.code)) };
    });
}

for (const [locale, source] of Object.entries(PLACE_SOURCES)) {
  if (args.only && args.only !== locale) continue;
  if (args.skip?.split(',').includes(locale)) continue;
  const listed = existsSync(new URL(`places/${locale}.tsv`, import.meta.url));
  const places = listed ? fromList(source, locale) : source.city ? fromAreas(source) : fromPostal(source);
  console.log(
    `${locale}: ${places.length} places, ${new Set(places.map(({ region }) => region)).size} regions: ${places
      .slice(0, 12)
      .map(({ name, region, codes }) => `${name} (${region} ${codes[0]})`)
      .join(', ')}`,
  );
  const regions = [...new Set(places.map(({ region }) => region))].sort();
  const zones = [...new Set(places.map(({ zone }) => zone))].sort();
  const rows = places.map(({ name, region, zone, latitude, longitude, codes }) =>
    [
      name,
      regions.indexOf(region),
      zones.indexOf(zone),
      latitude.toFixed(4),
      longitude.toFixed(4),
      codes.join(','),
    ].join(';'),
  );
  for (const row of rows) if (/[|"\\]/.test(row)) throw new Error(`${locale} cannot store ${row}`);
  const text = `// GENERATED by scripts/import-places.mjs. Do not edit; changing a place changes generated data.
// From GeoNames (https://www.geonames.org), licensed under CC BY 4.0; see ../LICENSE.geonames.txt.
import type { PlaceData } from '../place-data';

export const PLACES: PlaceData = {
  country: ${JSON.stringify(source.countryName)},
  countryCode: ${JSON.stringify(source.country)},
  postcodeRest: ${JSON.stringify(source.rest ?? '')},
  regions: ${JSON.stringify(regions.join('|'))},
  zones: ${JSON.stringify(zones.join('|'))},
  places: ${JSON.stringify(rows.join('|'))},
};
`;
  await mkdir(TARGET, { recursive: true });
  const file = new URL(`${locale}.generated.ts`, TARGET);
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser: 'typescript' }));
}
