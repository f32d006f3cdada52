import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface IssuerKey {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly open: CryptoKey;
}

export async function issuerKey(kid: string): Promise<IssuerKey> {
  const { privateKey: secret, publicKey: open } = await generateKeyPair('ES256', { extractable: true });
  return { kid, secret, open };
}

export async function publicJwk({ kid, open }: IssuerKey): Promise<JWK> {
  return { ...(await exportJWK(open)), kid, alg: 'ES256' };
}

/** An issuer of the test's own: discovery and public keys over HTTP. */
export interface OwnIssuer {
  readonly url: string;
  readonly key: IssuerKey;
  /** What it publishes from now on. */
  keys: readonly JWK[];
  /** False: it is away, with 502 for everything. */
  answers: boolean;
  /** How often its keys were fetched. */
  readonly fetched: number;
  close(): void;
}

export async function openIssuer(): Promise<OwnIssuer> {
  const key = await issuerKey('k1');
  let url = '';
  let fetched = 0;
  const http = createServer((request, response) => {
    if (!issuer.answers) return void response.writeHead(502).end();
    if (request.url !== '/jwks')
      return void response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    fetched += 1;
    response.end(JSON.stringify({ keys: issuer.keys }));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => http.once('listening', listening));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const issuer = {
    ...{ url, key, keys: [await publicJwk(key)], answers: true },
    get fetched() {
      return fetched;
    },
    close: () => void http.close(),
  };
  return issuer;
}
