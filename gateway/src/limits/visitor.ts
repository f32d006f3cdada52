import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** From where a request comes, whoever sends it. */
export interface Visitor {
  readonly address: string;
  isGone(): boolean;
  cutOff(): void;
}

export type VisitorOf = (request: IncomingMessage) => Visitor;

/** For a request that came over no net. */
export const NO_VISITOR: Visitor = { address: '', isGone: () => false, cutOff: () => undefined };

/** `10.0.0.0/8,192.0.2.7`; throws for anything else. */
export function readProxies(text: string): BlockList {
  const proxies = new BlockList();
  for (const each of text.split(',').map((part) => part.trim())) {
    const [address = '', bits] = each.split('/');
    const family = familyOf(address);
    if (!family) throw new RangeError(`${each} is no address`);
    proxies.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return proxies;
}

/** Believes `X-Forwarded-For` as far as the named proxies have written it. */
export function visitors(proxies: BlockList = new BlockList()): VisitorOf {
  return (request) => {
    const { socket, headers } = request;
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    let address = plain(socket.remoteAddress ?? '');
    while (forwarded.length > 0 && isIn(proxies, address)) {
      const before = plain(forwarded.pop()!.trim());
      if (!isIP(before)) break;
      address = before;
    }
    return {
      address: network(address),
      isGone: () => socket.destroyed,
      cutOff: () => void socket.destroy(),
    };
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address) as 4 | 6];
}

function isIn(proxies: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && proxies.check(address, family);
}

/** Node writes the IPv4 address of who comes to an IPv6 socket as `::ffff:192.0.2.7`. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** One household or office has 2⁶⁴ addresses of IPv6. */
function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const parts = head === '' ? [] : head.split(':');
  const left = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const all =
    tail === undefined ? parts : [...parts, ...Array.from({ length: 8 - parts.length - left }, () => '0')];
  return `${[...all, ...(tail ?? '').split(':')]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
