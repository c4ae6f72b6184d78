import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import { AddressPolicy } from './address-policy';
import { BAD_PORTS } from './bad-ports';
import { HostResolver, type ResolvedAddress } from './host-resolver';

/** Why a URL is not sent to. Says nothing of addresses: what our network looks like is nobody's business. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Decides where a webhook may go. */
@Injectable()
export class GuardedAddresses {
  private readonly policy: AddressPolicy;

  constructor(
    private readonly resolver: HostResolver,
    config: AppConfig,
  ) {
    this.policy = new AddressPolicy(config.webhooks.allowedNetworks);
  }

  /**
   * The addresses that a request to this URL may connect to, which must then be used as they are: the next answer of
   * the name server may be another one.
   * @throws AddressRefused and what the resolver throws
   */
  async of(url: URL): Promise<ResolvedAddress[]> {
    checkUrl(url);
    const hostname = hostnameOf(url);
    const family = isIP(hostname);
    const addresses = family === 0 ? await this.resolver.resolve(hostname) : [{ address: hostname, family }];
    if (addresses.length === 0) throw new AddressRefused(`${hostname} has no address`);
    for (const { address } of addresses) {
      const kind = this.policy.kindOf(address);
      if (kind === 'refused') {
        throw new AddressRefused(
          `${hostname} is not on the public internet; its operator can allow networks by WEBHOOKS_ALLOW_PRIVATE`,
        );
      }
      if (kind === 'public' && url.protocol !== 'https:') {
        throw new AddressRefused('url must be https: plain http is for networks of WEBHOOKS_ALLOW_PRIVATE');
      }
    }
    return addresses;
  }
}

/** The name or address without the brackets that IPv6 has in a URL. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** @throws AddressRefused */
function checkUrl(url: URL): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new AddressRefused('url must be https or http');
  if (url.username !== '' || url.password !== '') {
    throw new AddressRefused('url must not carry a user name or password; check the signature instead');
  }
  if (url.port !== '' && BAD_PORTS.has(Number(url.port))) {
    throw new AddressRefused(`Port ${url.port} belongs to another protocol`);
  }
}
