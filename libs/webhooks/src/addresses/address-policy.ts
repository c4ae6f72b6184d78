import ipaddr from 'ipaddr.js';

/** `allowed` is not public, but an operator named its network. */
export type AddressKind = 'public' | 'allowed' | 'refused';

/** The only part of IPv6 that has global unicast addresses (IANA, "IPv6 Address Space"). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** Newer than the table of ipaddr.js: documentation (RFC 9637). */
const NOT_GLOBAL_IPV6 = ipaddr.parseCIDR('3fff::/20');

/**
 * Which addresses webhooks may be sent to: those of the public internet, and those of the networks that an operator
 * allowed. Everything with a special purpose (loopback, private, link-local, carrier-grade NAT, multicast, benchmarks,
 * translation prefixes and so on; the IANA special-purpose registries) is refused.
 */
export class AddressPolicy {
  private readonly allowed: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];

  /** @param networks in CIDR notation */
  constructor(networks: readonly string[]) {
    this.allowed = networks.map((network) => ipaddr.parseCIDR(network));
  }

  /** @param text an address without brackets; what is none is refused */
  kindOf(text: string): AddressKind {
    if (!ipaddr.isValid(text)) return 'refused';
    // ::ffff:10.0.0.1 reaches 10.0.0.1.
    const address = ipaddr.process(text);
    if (this.allowed.some(([network, bits]) => isIn(address, network, bits))) return 'allowed';
    if (address.range() !== 'unicast') return 'refused';
    const isPublic =
      address.kind() === 'ipv4' || (isIn(address, ...GLOBAL_IPV6) && !isIn(address, ...NOT_GLOBAL_IPV6));
    return isPublic ? 'public' : 'refused';
  }
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: ipaddr.IPv4 | ipaddr.IPv6, bits: number): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
