import { createSocket, type Socket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { readConfig } from '@app/config';
import { GuardedAddresses } from '../addresses/guarded-addresses';
import { HostResolver, type ResolvedAddress } from '../addresses/host-resolver';
import { GuardedPost, type PostResult } from './guarded-post';

const TYPE_A = 1;
/** Offset of the name in a DNS question (RFC 1035). */
const QUESTION = 12;

/** A name server that gives its answers in turn, and the last one from then on. */
class NameServer {
  questions = 0;
  private readonly socket: Socket = createSocket('udp4');

  constructor(private readonly answers: string[][]) {
    this.socket.on('message', (query, { port, address }) =>
      this.socket.send(this.reply(query), port, address),
    );
  }

  async start(): Promise<string> {
    this.socket.bind(0, '127.0.0.1');
    await once(this.socket, 'listening');
    return `127.0.0.1:${this.socket.address().port}`;
  }

  stop(): void {
    this.socket.close();
  }

  private reply(query: Buffer): Buffer {
    const end = query.indexOf(0, QUESTION) + 5;
    const addresses = this.answers[Math.min(this.questions++, this.answers.length - 1)] ?? [];
    const header = Buffer.alloc(QUESTION);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(addresses.length, 6);
    const records = addresses.map((address) => {
      const record = Buffer.from([0xc0, QUESTION, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4]);
      return Buffer.concat([record, Buffer.from(address.split('.').map(Number))]);
    });
    return Buffer.concat([header, query.subarray(QUESTION, end), ...records]);
  }
}

/** Real DNS, asked of that name server instead of the system's. */
class TestResolver extends HostResolver {
  private readonly resolver = new dns.Resolver({ timeout: 500, tries: 1 });

  constructor(server: string) {
    super();
    this.resolver.setServers([server]);
  }

  override async resolve(hostname: string): Promise<ResolvedAddress[]> {
    return (await this.resolver.resolve4(hostname)).map((address) => ({ address, family: 4 }));
  }
}

describe('GuardedPost', () => {
  let receiver: Server;
  let port: number;
  let requests: string[];
  const servers: { stop(): void }[] = [];

  beforeEach(async () => {
    requests = [];
    receiver = createHttpServer((request, response) => {
      requests.push(request.headers.host ?? '');
      response.end('internal');
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    ({ port } = receiver.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.stop();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  async function sender(
    answers: string[][],
    allowed = '',
  ): Promise<{ names: NameServer; post: GuardedPost }> {
    const names = new NameServer(answers);
    servers.push(names);
    const config = readConfig({
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
      WEBHOOKS_ALLOW_PRIVATE: allowed,
    });
    const addresses = new GuardedAddresses(new TestResolver(await names.start()), config);
    return { names, post: new GuardedPost(addresses) };
  }
  const send = (post: GuardedPost, url: string): Promise<PostResult> =>
    post.send({ url, headers: {}, body: '{}', timeoutMs: 2_000, signal: new AbortController().signal });

  it('connects to the address that it checked', async () => {
    const { names, post } = await sender([['127.0.0.1']], '127.0.0.0/8');
    expect(await send(post, `http://hook.example:${port}/`)).toMatchObject({
      statusCode: 200,
      failure: null,
      response: 'internal',
    });
    expect(requests).toEqual([`hook.example:${port}`]);
    expect(names.questions).toBe(1);
  });

  it('is not fooled by a name that points elsewhere the second time', async () => {
    // 127.0.0.2 is allowed and answers nothing; asked again, the name would be 127.0.0.1, where somebody listens.
    const { names, post } = await sender([['127.0.0.2'], ['127.0.0.1']], '127.0.0.2/32');
    expect(await send(post, `http://hook.example:${port}/`)).toMatchObject({ failure: 'connection_failed' });
    expect(names.questions).toBe(1);
    expect(await send(post, `http://hook.example:${port}/`)).toMatchObject({ failure: 'address_refused' });
    expect(requests).toEqual([]);
  });

  it('refuses a name of which one address is not public', async () => {
    const { post } = await sender([['8.8.8.8', '127.0.0.1']]);
    expect(await send(post, `https://hook.example:${port}/`)).toMatchObject({
      statusCode: null,
      failure: 'address_refused',
      response: null,
    });
    expect(requests).toEqual([]);
  });

  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f000001', '127.1', '0'])(
    'refuses the address %s itself',
    async (host) => {
      const { names, post } = await sender([['8.8.8.8']]);
      expect(await send(post, `https://${host}:${port}/`)).toMatchObject({ failure: 'address_refused' });
      expect([names.questions, requests.length]).toEqual([0, 0]);
    },
  );

  it('says that a name does not resolve', async () => {
    const { post } = await sender([[]]);
    expect(await send(post, 'https://nowhere.example/')).toMatchObject({ failure: 'not_resolved' });
  });

  it('asks for the certificate of the name, and wants one', async () => {
    const asked: string[] = [];
    const secure: TlsServer = createTlsServer({
      SNICallback: (name, done) => {
        asked.push(name);
        done(new Error('no certificate'));
      },
    });
    secure.on('tlsClientError', () => undefined);
    secure.listen(0, '127.0.0.1');
    await once(secure, 'listening');
    servers.push({ stop: () => void secure.close() });
    const { post } = await sender([['127.0.0.1']], '127.0.0.0/8');
    const url = `https://hook.example:${(secure.address() as AddressInfo).port}/`;
    expect(await send(post, url)).toMatchObject({ statusCode: null, response: null });
    expect(asked).toEqual(['hook.example']);
  });
});
