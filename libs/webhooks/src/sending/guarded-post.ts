import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { AddressRefused, GuardedAddresses, hostnameOf } from '../addresses/guarded-addresses';
import type { ResolvedAddress } from '../addresses/host-resolver';

/** Bytes of an answer that are read; the rest is never taken off the wire. */
const MAX_RESPONSE_BYTES = 1_024;

/** Why a request got no answer. */
export type PostFailure =
  'address_refused' | 'not_resolved' | 'timed_out' | 'connection_failed' | 'tls_failed' | 'stopped';

export interface PostResult {
  durationMs: number;
  statusCode: number | null;
  failure: PostFailure | null;
  /** The header of this name. */
  retryAfter: string | null;
  /** The beginning of the body; `null` when there was no answer. */
  response: string | null;
}

export interface PostRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Gives up with `stopped`. */
  signal: AbortSignal;
}

/**
 * Posts to addresses that outsiders choose. Each request resolves the name once, checks every address and connects to
 * what was checked, on a connection of its own; it follows no redirect, uses no proxy, reads little, and ends in time.
 */
@Injectable()
export class GuardedPost {
  constructor(private readonly addresses: GuardedAddresses) {}

  /** Never throws for what the other side does. */
  async send({ url: text, headers, body, timeoutMs, signal }: PostRequest): Promise<PostResult> {
    const started = performance.now();
    const timeout = AbortSignal.timeout(timeoutMs);
    const ends = AbortSignal.any([timeout, signal]);
    let answer: IncomingMessage | undefined;
    let failure: PostFailure | null = null;
    let response: string | null = null;
    try {
      const url = new URL(text);
      const addresses = await orAborted(this.addresses.of(url), ends);
      answer = await request(url, addresses, { headers, body, signal: ends });
      response = await readBeginning(answer, ends);
    } catch (error) {
      if (signal.aborted) failure = 'stopped';
      else failure = timeout.aborted ? 'timed_out' : failureOf(error);
    }
    return {
      durationMs: Math.round(performance.now() - started),
      statusCode: answer?.statusCode ?? null,
      failure,
      retryAfter: answer?.headers['retry-after'] ?? null,
      response,
    };
  }
}

function request(
  url: URL,
  addresses: readonly ResolvedAddress[],
  { headers, body, signal }: Pick<PostRequest, 'headers' | 'body' | 'signal'>,
): Promise<IncomingMessage> {
  // The name was resolved and its addresses checked; asking again could give others.
  const lookup: LookupFunction = (_hostname, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
  return new Promise((resolve, reject) => {
    const { request: begin } = url.protocol === 'https:' ? https : http;
    const outgoing = begin(url, {
      method: 'POST',
      hostname: hostnameOf(url),
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' },
      agent: false,
      lookup,
      signal,
    });
    outgoing.on('response', resolve);
    // Stays when the answer is there: a connection that breaks then has nobody else to tell.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What an answer says counts by its status; a body that breaks off or does not end takes nothing from it. */
async function readBeginning(answer: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_RESPONSE_BYTES || signal.aborted) break;
    }
  } catch {
    // The beginning is all we want.
  } finally {
    answer.destroy();
  }
  const text = Buffer.concat(chunks).subarray(0, MAX_RESPONSE_BYTES).toString('utf8');
  // PostgreSQL has no NUL in text.
  return text.replaceAll('\0', '\ufffd');
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function failureOf(error: unknown): PostFailure {
  if (error instanceof AddressRefused) return 'address_refused';
  const { code = '', syscall } = error as { code?: unknown; syscall?: unknown };
  if (syscall === 'getaddrinfo' || `${String(syscall)}`.startsWith('query')) return 'not_resolved';
  return /^(ERR_TLS|ERR_SSL|CERT_|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(String(code))
    ? 'tls_failed'
    : 'connection_failed';
}
