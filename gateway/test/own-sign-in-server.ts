import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'console', scope: 'openid' };

interface Key {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly shown: JWK;
}

/** What it was asked for tokens with. */
interface Asked {
  readonly form: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

/** A sign-in server of the test's own, which says whatever it is told to. */
export interface OwnSignInServer {
  readonly url: string;
  /** More of its description than it cannot do without. */
  described: object;
  /** Of the next ID tokens; what is undefined is left out. */
  claims: object;
  /** In the place of some of what the next answers with tokens hold. */
  answer: object;
  /** Of the next answers with tokens. */
  status: number;
  /** False: it has not been started yet. */
  isThere: boolean;
  readonly asked: Asked[];
  /** How often its description was fetched. */
  readonly visits: number;
  /** Something else that it says, signed as its ID tokens are. */
  say(claims: object): Promise<string>;
  /** From now on it signs with another key, and shows no other. */
  rotate(kid: string): Promise<void>;
  close(): void;
}

export async function openSignInServer(nonce: string): Promise<OwnSignInServer> {
  let [url, visits] = ['', 0];
  let key = await keyNamed('first');
  const answerTo = async (path: string): Promise<object | undefined> => {
    if (path === '/keys') return { keys: [key.shown] };
    if (path === '/token') return { ...(await tokens(own, key, nonce)), ...own.answer };
    if (!path.endsWith('/.well-known/openid-configuration') || path.includes('//')) return undefined;
    visits += 1;
    return { ...descriptionOf(url), ...own.described };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!own.isThere) return void response.writeHead(404).end();
    const isToken = request.url === '/token';
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = Object.fromEntries(new URLSearchParams(body));
    if (isToken) own.asked.push({ form, authorization: request.headers.authorization });
    const told = await answerTo(request.url!);
    const status = told ? 200 : 404;
    response.writeHead(isToken ? own.status : status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(told));
  };
  const http = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => http.once('listening', listening));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const own = {
    ...{ url, described: {}, claims: {}, answer: {}, status: 200, isThere: true, asked: [] as Asked[] },
    get visits() {
      return visits;
    },
    say: (claims: object) => signed({ iss: url, ...claims }, key),
    rotate: async (kid: string) => void (key = await keyNamed(kid)),
    close: () => void http.close(),
  };
  return own;
}

function descriptionOf(url: string): object {
  return {
    ...{ issuer: url, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token` },
    ...{ jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['ES256'] },
  };
}

async function keyNamed(kid: string): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const shown = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
  return { kid, secret: privateKey, shown };
}

async function tokens(
  { url, claims }: Pick<OwnSignInServer, 'url' | 'claims'>,
  key: Key,
  nonce: string,
): Promise<object> {
  const now = Math.floor(Date.now() / 1000);
  const said = { iss: url, aud: CLIENT.id, sub: 'office', iat: now, exp: now + 60, nonce, ...claims };
  const id = await signed(said, key);
  return {
    access_token: key.kid,
    token_type: 'Bearer',
    expires_in: 60,
    id_token: id,
    refresh_token: 'again',
  };
}

function signed(claims: JWTPayload, { kid, secret }: Key): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(secret);
}
