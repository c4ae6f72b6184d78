import { boolean } from './boolean/boolean.field';
import { bitFlags, letterGrade, sample } from './choice/choice.field';
import { commerceFields } from './commerce/commerce.family';
import { color, company, currencyCode, department, productName } from './company/company.field';
import { constant } from './constant/constant.field';
import { email, phone, username } from './contact/contact.field';
import { hashtag, html, markdown, question, quotation, title } from './copy/copy.field';
import type { AnyFieldDefinition } from './define-field';
import { enumeration } from './enum/enum.field';
import { expression } from './expression/expression.field';
import { financeFields } from './finance/finance.family';
import { jsonFields } from './json/json.family';
import { coordinates } from './location/coordinates.field';
import { language, languageCode, localeCode } from './location/language.field';
import { domain, ipv4, ipv6, url } from './internet/internet.field';
import { address } from './location/address.field';
import {
  city,
  country,
  countryCode,
  latitude,
  longitude,
  postcode,
  state,
  stateCode,
  streetAddress,
  timeZone,
} from './location/location.field';
import {
  buildingNumber,
  cardinalDirection,
  continent,
  county,
  secondaryAddress,
} from './location/place.field';
import { paragraph, sentence, word, words } from './lorem/lorem.field';
import { text } from './lorem/text.field';
import { multiple } from './number/multiple.field';
import { decimal, integer, number } from './number/number.field';
import { pattern } from './pattern/pattern.field';
import { age, bio, gender, nameSuffix, sex, zodiacSign } from './person/person-extras.field';
import { firstName, fullName, jobTitle, lastName, middleName, namePrefix } from './person/person.field';
import { reference } from './reference/reference.field';
import { rowNumber, sequence } from './sequence/sequence.field';
import { template } from './template/template.field';
import { timeFields } from './time/time.family';
import { date, timestamp } from './time/time.field';
import { uuid } from './uuid/uuid.field';
import { colorFields } from './color/color.family';
import { fileFields } from './file/file.family';
import { healthFields } from './health/health.family';
import { identifierFields } from './identifier/identifier.family';
import { internetFields } from './internet/internet.family';
import { seriesTick, seriesTime, seriesValue } from './series/series.field';
import { scienceFields } from './science/science.family';
import { softwareFields } from './software/software.family';
import { vehicleFields } from './vehicle/vehicle.family';

/** Every field type, one line for each folder. The order is that of the catalogue. */
const REGISTRY: readonly AnyFieldDefinition[] = [
  ...[uuid, sequence, rowNumber],
  ...identifierFields,
  reference,
  ...[integer, number, decimal, multiple],
  boolean,
  enumeration,
  ...[sample, bitFlags, letterGrade],
  constant,
  ...[firstName, lastName, fullName, jobTitle],
  ...[namePrefix, nameSuffix, middleName, sex, gender, age, zodiacSign, bio],
  ...[email, username, phone],
  ...[company, department, productName, currencyCode, color],
  ...commerceFields,
  ...financeFields,
  address,
  ...[streetAddress, city, state, stateCode, postcode, country, countryCode, timeZone, latitude, longitude],
  ...[buildingNumber, secondaryAddress, county, continent, cardinalDirection, coordinates],
  ...[language, languageCode, localeCode],
  ...[domain, url, ipv4, ipv6],
  ...internetFields,
  ...softwareFields,
  ...fileFields,
  ...[word, words, sentence, paragraph, text],
  ...[title, question, quotation, hashtag, markdown, html],
  template,
  pattern,
  expression,
  ...jsonFields(() => fieldDefinitions),
  ...[date, timestamp],
  ...timeFields,
  ...[seriesTime, seriesTick, seriesValue],
  ...vehicleFields,
  ...scienceFields,
  ...healthFields,
  ...colorFields,
];

const byName = new Map<string, AnyFieldDefinition>();

/** The field types by name. */
export const fieldDefinitions: ReadonlyMap<string, AnyFieldDefinition> = byName;

/**
 * Adds field types from outside, at the end of the catalogue. Call it once, before the first plan is compiled, in every
 * process that compiles plans.
 * @throws Error when a name is in use; then none is added
 */
export function addFieldTypes(definitions: readonly AnyFieldDefinition[]): void {
  const added = new Map<string, AnyFieldDefinition>();
  for (const definition of definitions) {
    if (byName.has(definition.type) || added.has(definition.type)) {
      throw new Error(`There are two field types named "${definition.type}". Give one of them another name.`);
    }
    added.set(definition.type, definition);
  }
  for (const [type, definition] of added) byName.set(type, definition);
}

addFieldTypes(REGISTRY);
