import type { AnyFieldDefinition } from '../define-field';
import { imei, trackingNumber } from './checked-number.field';
import { apiKey, cuid2, digest, nanoid, shortId, spanId, traceId, traceParent } from './random-text.field';
import { objectId, ulid, uuidV7 } from './time-ordered.field';

/** Identifiers beside UUIDs and sequences, in the order of the catalogue. */
export const identifierFields: readonly AnyFieldDefinition[] = [
  ...[objectId, ulid, uuidV7],
  ...[apiKey, cuid2, digest, nanoid, shortId, spanId, traceId, traceParent],
  ...[imei, trackingNumber],
];
