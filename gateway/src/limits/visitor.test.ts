import { expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { readProxies, visitors } from './visitor.ts';

function addressOf(remoteAddress: string, forwarded?: string, proxies?: string): string {
  const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
  return visitors(proxies === undefined ? undefined : readProxies(proxies))(
    request as unknown as IncomingMessage,
  ).address;
}

test('where no proxy is named, nobody is believed who says from where it comes', () => {
  expect(addressOf('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

test('a named proxy says from where a request comes, and nothing that was written before it counts', () => {
  const own = '10.0.0.0/8,192.0.2.7';
  expect(addressOf('10.1.1.1', '1.1.1.1, 198.51.100.1, 192.0.2.7', own)).toBe('198.51.100.1');
  expect(addressOf('::ffff:10.1.1.1', '198.51.100.1', own)).toBe('198.51.100.1');
  expect(addressOf('203.0.113.9', '198.51.100.1', own)).toBe('203.0.113.9');
  expect(addressOf('10.1.1.1', 'nonsense', own)).toBe('10.1.1.1');
  expect(addressOf('10.1.1.1', undefined, own)).toBe('10.1.1.1');
});

test('addresses of IPv6 that one office has are one', () => {
  const first = addressOf('2001:db8:1:2:3:4:5:6');
  expect(first).toBe('2001:db8:1:2::/64');
  expect(addressOf('2001:0db8:1:2::9')).toBe(first);
  expect(addressOf('2001:db8:1:3::9')).not.toBe(first);
  expect(addressOf('::1')).toBe('0:0:0:0::/64');
});

test.each(['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/x'])('"%s" names no proxy', (text) => {
  expect(() => readProxies(text)).toThrow();
});
