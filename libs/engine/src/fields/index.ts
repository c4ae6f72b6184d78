import { boolean } from './boolean/boolean.field';
import { color, company, currencyCode, department, productName } from './company/company.field';
import { constant } from './constant/constant.field';
import { email, phone, username } from './contact/contact.field';
import type { AnyFieldDefinition } from './define-field';
import { enumeration } from './enum/enum.field';
import { domain, ipv4, ipv6, url } from './internet/internet.field';
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
import { paragraph, sentence, word, words } from './lorem/lorem.field';
import { decimal, integer, number } from './number/number.field';
import { firstName, fullName, jobTitle, lastName } from './person/person.field';
import { rowNumber, sequence } from './sequence/sequence.field';
import { template } from './template/template.field';
import { date, timestamp } from './time/time.field';
import { uuid } from './uuid/uuid.field';

/** Every field type, one line for each folder. The order is that of the catalogue. */
const REGISTRY: readonly AnyFieldDefinition[] = [
  ...[uuid, sequence, rowNumber],
  ...[integer, number, decimal],
  boolean,
  enumeration,
  constant,
  ...[firstName, lastName, fullName, jobTitle],
  ...[email, username, phone],
  ...[company, department, productName, currencyCode, color],
  ...[streetAddress, city, state, stateCode, postcode, country, countryCode, timeZone, latitude, longitude],
  ...[domain, url, ipv4, ipv6],
  ...[word, words, sentence, paragraph],
  template,
  ...[date, timestamp],
];

/** The field types by name. */
export const fieldDefinitions: ReadonlyMap<string, AnyFieldDefinition> = new Map(
  REGISTRY.map((definition) => [definition.type, definition]),
);
