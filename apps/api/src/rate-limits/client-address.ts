import ipaddr from 'ipaddr.js';

/**
 * Under what the requests of a client without credentials are counted: its address, of IPv6 the first 64 bits, which are
 * one network and often one machine.
 * @param address as Express finds it under TRUST_PROXY
 */
export function clientOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'address:unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return `address:${parsed.toString()}`;
  const network = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `address:${network.join(':')}::/64`;
}
