import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { claimPort, clickableOrigin, freePort } from './ports';

const HOST = '127.0.0.1';
let other: Server;
let taken: number;
beforeAll(async () => {
  other = createServer().listen(0, HOST);
  await once(other, 'listening');
  taken = (other.address() as AddressInfo).port;
});
afterAll(() => other.close());

describe('ports', () => {
  it('says which port is taken and the command that works', async () => {
    const command = (port: number): string => `PORT=${port} npm start`;
    const error = await claimPort(HOST, taken, command).catch((reason: Error) => reason.message);
    expect(error).toMatch(
      new RegExp(`^Port ${taken} is in use by another program\\. Retry: PORT=\\d+ npm start$`),
    );
    const suggested = Number(/PORT=(\d+)/.exec(String(error))?.[1]);
    await expect(claimPort(HOST, suggested, command)).resolves.toBe(suggested);
  });

  it('says that HOST is not an address of this machine', async () => {
    await expect(claimPort('192.0.2.1', 0, String)).rejects.toThrow('HOST is 192.0.2.1');
  });

  it('finds another port where the preferred one is taken', async () => {
    const port = await freePort(HOST, taken);
    expect(port).not.toBe(taken);
    expect(port).toBeGreaterThan(0);
    await expect(freePort(HOST, port)).resolves.toBe(port);
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['::1', 'http://[::1]:3000'],
    ['veogen.local', 'http://veogen.local:3000'],
  ])('a server on %s is reached at %s', (host, origin) => expect(clickableOrigin(host, 3000)).toBe(origin));
});
