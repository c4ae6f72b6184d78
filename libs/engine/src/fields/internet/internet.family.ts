import type { AnyFieldDefinition } from '../define-field';
import {
  acceptLanguage,
  cacheControl,
  etag,
  httpMethod,
  httpStatus,
  httpStatusCode,
  httpVersion,
  userAgent,
} from './http.field';
import {
  asn,
  dnsRecordType,
  hostname,
  ipv4Cidr,
  ipv6Cidr,
  macAddress,
  port,
  protocol,
  topLevelDomain,
} from './network.field';
import { emoji, imageUrl, queryString, slug, urlPath } from './web.field';

/** The internet beside addresses and domains, in the order of the catalogue. */
export const internetFields: readonly AnyFieldDefinition[] = [
  ...[asn, dnsRecordType, hostname, ipv4Cidr, ipv6Cidr, macAddress, port, protocol, topLevelDomain],
  ...[acceptLanguage, cacheControl, etag, httpMethod, httpStatus, httpStatusCode, httpVersion, userAgent],
  ...[emoji, imageUrl, queryString, slug, urlPath],
];
