import './servers';

/** Jest's globalTeardown: the last project to end stops the servers. */
export default async function stopServers(): Promise<void> {
  const servers = globalThis.veogenTestServers;
  if (servers === undefined) return;
  servers.users -= 1;
  if (servers.users > 0) return;
  globalThis.veogenTestServers = undefined;
  await servers.stop();
}
