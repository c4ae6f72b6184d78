export const NETWORKS = ['private', 'documentation', 'public'] as const;
export type Network = (typeof NETWORKS)[number];

interface Block {
  /** First address, as a 32-bit number. */
  readonly first: number;
  readonly size: number;
}

const block = (a: number, b: number, c: number, prefix: number): Block => ({
  first: ((a << 24) | (b << 16) | (c << 8)) >>> 0,
  size: 2 ** (32 - prefix),
});

/** First octets that touch a reserved network (IANA special-purpose registry) are left out as a whole. */
const RESERVED_OCTETS = [10, 100, 127, 169, 172, 192, 198, 203];

const BLOCKS: Readonly<Record<Network, readonly Block[]>> = {
  private: [block(10, 0, 0, 8), block(172, 16, 0, 12), block(192, 168, 0, 16)],
  documentation: [block(192, 0, 2, 24), block(198, 51, 100, 24), block(203, 0, 113, 24)],
  public: Array.from({ length: 223 }, (_, i) => i + 1)
    .filter((octet) => !RESERVED_OCTETS.includes(octet))
    .map((octet) => block(octet, 0, 0, 8)),
};

export function sizeOfNetwork(network: Network): number {
  return BLOCKS[network].reduce((sum, { size }) => sum + size, 0);
}

/** The address with a given index in the network, as a 32-bit number. */
export function networkAddress(network: Network): (index: number) => number {
  const blocks = BLOCKS[network];
  return (index) => {
    let rest = index;
    let i = 0;
    while (rest >= blocks[i]!.size) rest -= blocks[i++]!.size;
    return (blocks[i]!.first + rest) | 0;
  };
}
