import { afterAll, expect, test } from '@jest/globals';
import tls from 'node:tls';
import { speakRecommendedSuites } from './suites.ts';

const before = tls.DEFAULT_CIPHERS;
afterAll(() => {
  tls.DEFAULT_CIPHERS = before;
});

// As RFC 9325 (4.2) and RFC 8446 (9.1) spell them for the ciphers that OpenSSL has.
const WITH_RSA_OR_ECDSA = ['AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-GCM-SHA256'];
const OF_TLS_1_3 = ['AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256', 'AES_128_GCM_SHA256'];

test('a process speaks what is recommended of TLS 1.2 and 1.3 and nothing else, and its TLS knows each', () => {
  speakRecommendedSuites();
  const spoken = tls.DEFAULT_CIPHERS.split(':');
  expect(spoken).toEqual([
    ...OF_TLS_1_3.map((suite) => `TLS_${suite}`),
    ...WITH_RSA_OR_ECDSA.flatMap((suite) => [`ECDHE-ECDSA-${suite}`, `ECDHE-RSA-${suite}`]),
  ]);
  expect(tls.getCiphers()).toEqual(expect.arrayContaining(spoken.map((name) => name.toLowerCase())));
});
