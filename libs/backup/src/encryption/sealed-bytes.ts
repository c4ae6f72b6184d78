import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BackupKeyWrong } from '../backup.errors';
import { type BackupKey, KEY_ID_BYTES } from './backup-key';
import { ByteQueue } from './byte-queue';

/** The first bytes of everything that is sealed, with the version of the form. */
export const MAGIC = Buffer.from('VEOSEAL1', 'latin1');
const SALT_BYTES = 32;
export const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES;
/** Plain bytes of every frame but the last, which has fewer, or none. */
export const FRAME_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** What cannot be opened: it was changed, cut, or put together in another order. */
export class SealBroken extends Error {}

/**
 * Encrypts a stream of any length with AES-256-GCM, frame by frame, so that neither side holds the whole.
 *
 * The form is that of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance", 2015): the nonce of a frame is its number and a byte that says whether it is the
 * last, so frames that are left out, doubled, exchanged or cut off at the end do not open. The header is authenticated
 * with every frame.
 */
export async function* seal(source: AsyncIterable<Uint8Array>, key: BackupKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, key.id, salt]);
  const contentKey = key.of(salt);
  const frame = (number: number, last: boolean, plain: Buffer): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', contentKey, nonce(number, last)).setAAD(header);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  yield header;
  const queue = new ByteQueue();
  let number = 0;
  for await (const piece of source) {
    queue.push(piece);
    while (queue.length > FRAME_BYTES) yield frame(number++, false, queue.take(FRAME_BYTES));
  }
  yield frame(number, true, queue.take(queue.length));
}

/**
 * Opens what {@link seal} made. What it has yielded is genuine, but only its end says that nothing is missing.
 * @throws SealBroken BackupKeyWrong
 */
export async function* unseal(source: AsyncIterable<Uint8Array>, key: BackupKey): AsyncGenerator<Buffer> {
  const queue = new ByteQueue();
  let number = 0;
  let opened: ((number: number, last: boolean, frame: Buffer) => Buffer) | undefined;
  for await (const piece of source) {
    queue.push(piece);
    if (opened === undefined && queue.length >= HEADER_BYTES) opened = opener(queue.take(HEADER_BYTES), key);
    // One byte more than a frame: so it is not the last.
    while (opened !== undefined && queue.length > FRAME_BYTES + TAG_BYTES)
      yield opened(number++, false, queue.take(FRAME_BYTES + TAG_BYTES));
  }
  if (opened === undefined || queue.length < TAG_BYTES) throw new SealBroken('ends too early');
  yield opened(number, true, queue.take(queue.length));
}

/** Whether bytes begin as sealed ones do. */
export function isSealed(head: Buffer): boolean {
  return head.subarray(0, MAGIC.length).equals(MAGIC);
}

function opener(header: Buffer, key: BackupKey): (number: number, last: boolean, frame: Buffer) => Buffer {
  if (!isSealed(header)) throw new SealBroken('is not encrypted as it should be');
  const keyId = header.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES);
  if (!keyId.equals(key.id)) {
    throw new BackupKeyWrong(
      `The backup is encrypted with another key (${keyId.toString('hex')}) than BACKUP_ENCRYPTION_KEY ` +
        `(${key.id.toString('hex')}). Set the one that it was made with.`,
    );
  }
  const contentKey = key.of(header.subarray(MAGIC.length + KEY_ID_BYTES));
  return (number, last, frame) => {
    const decipher = createDecipheriv('aes-256-gcm', contentKey, nonce(number, last)).setAAD(header);
    decipher.setAuthTag(frame.subarray(-TAG_BYTES));
    const plain = decipher.update(frame.subarray(0, -TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw new SealBroken(
        `was changed, cut or reordered at byte ${HEADER_BYTES + number * (FRAME_BYTES + TAG_BYTES)}`,
      );
    }
    return plain;
  };
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUIntBE(number, NONCE_BYTES - 7, 6);
  bytes[NONCE_BYTES - 1] = last ? 1 : 0;
  return bytes;
}
