import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTokenVerifier } from '@trienkhai/runtime/auth';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccount } from './account.ts';
import { createIssuer, type Issuer } from './issuer.ts';

let http: Server;
let dataDir: string;
let issuerUrl: string;
let issuer: Issuer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'issuer-'));
  http = createServer((request, response) => issuer.handler(request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => http.once('listening', listening));
  issuerUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}/oidc`;
  issuer = await createIssuer({ issuerUrl, dataDir });
});

afterAll(async () => {
  http.close();
  await rm(dataDir, { recursive: true });
});

const verifier = () => createTokenVerifier({ issuer: issuerUrl, audience: 'trienkhai', development: true });

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  return fetch(`${issuerUrl}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
}

test('an account is written role@level:code', () => {
  expect(parseAccount('viewer@province:87')).toMatchObject({ role: 'viewer', level: 'province', code: '87' });
  expect(parseAccount('admin@centre:TW')).toEqual({
    id: 'admin@centre',
    role: 'admin',
    level: 'centre',
    code: 'TW',
  });
  for (const text of [
    '',
    'viewer',
    'king@centre',
    'viewer@province',
    'viewer@galaxy:1',
    'viewer@province:8 7',
  ]) {
    expect(parseAccount(text)).toBeUndefined();
  }
});

test('a script gets a token in one step', async () => {
  const account = 'recorder@district:872';
  const fields = { grant_type: 'urn:trienkhai:account', client_id: 'trienkhai-cli', account };
  const answer = (await (await post('/token', fields)).json()) as { access_token: string };
  expect(await verifier()(answer.access_token)).toMatchObject({
    actor: account,
    role: 'recorder',
    level: 'DISTRICT',
    code: '872',
  });
});

test('a page of the same address may ask for a token, one of another may not', async () => {
  const fields = {
    grant_type: 'urn:trienkhai:account',
    client_id: 'trienkhai-cli',
    account: 'viewer@province:87',
  };
  const own = await post('/token', fields, { origin: new URL(issuerUrl).origin });
  expect(own.status).toBe(200);
  const other = await post('/token', fields, { origin: 'https://elsewhere.example' });
  expect(other.status).toBe(400);
});

test('a program gets a token by its own name and secret, and no account but an integration has one', async () => {
  const as = (account: string, secret = 'development') => {
    const pair = Buffer.from(`${encodeURIComponent(account)}:${secret}`).toString('base64');
    return post(
      '/token',
      { grant_type: 'client_credentials', scope: 'api' },
      { authorization: `Basic ${pair}` },
    );
  };
  const answer = (await (await as('integration@province:87')).json()) as { access_token: string };
  expect(await verifier()(answer.access_token)).toMatchObject({
    actor: 'integration@province:87',
    role: 'integration',
  });
  expect((await as('integration@province:87', 'other')).status).toBe(401);
  expect((await as('admin@centre')).status).toBe(401);
});

test('a text that is no account gets none', async () => {
  const fields = { grant_type: 'urn:trienkhai:account', client_id: 'trienkhai-cli', account: 'root' };
  const answer = await post('/token', fields);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
});

describe('tokens made in process', () => {
  test('are the same to the verifier and outlive a restart', async () => {
    const token = await issuer.token('admin@centre');
    issuer = await createIssuer({ issuerUrl, dataDir });
    expect(await verifier()(token)).toMatchObject({ actor: 'admin@centre', level: 'CENTRE', code: 'TW' });
  });

  test('may be made expired, for tests', async () => {
    await expect(verifier()(await issuer.token('admin@centre', -1))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      facts: { reason: 'expired' },
    });
  });
});

test('the signing key is readable by its owner only', async () => {
  expect((await stat(join(dataDir, 'issuer-keys.json'))).mode & 0o077).toBe(0);
});

test('it does not run in production', async () => {
  await expect(createIssuer({ issuerUrl, dataDir, production: true })).rejects.toThrow(/production/);
});

test('a browser signs in by code and PKCE through the form', async () => {
  const codeVerifier = randomBytes(32).toString('base64url');
  const redirectUri = `${new URL(issuerUrl).origin}/auth/callback`;
  const query = new URLSearchParams({
    client_id: 'trienkhai-console',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid api',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const body = form && new URLSearchParams(form);
    const response = await fetch(new URL(url, issuerUrl), {
      method: body ? 'POST' : 'GET',
      headers,
      redirect: 'manual',
      ...(body ? { body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  };
  const first = await visit(`${issuerUrl}/auth?${query}`);
  const page = first.headers.get('location') ?? '';
  expect(await (await visit(page)).text()).toContain('Đăng nhập');
  expect((await visit(page, { account: '<b>' })).status).toBe(422);
  const resumed = await visit(
    (await visit(page, { account: 'viewer@province:87' })).headers.get('location') ?? '',
  );
  const code = new URL(resumed.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const fields = {
    grant_type: 'authorization_code',
    client_id: 'trienkhai-console',
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  };
  const answer = (await (await post('/token', fields)).json()) as Record<string, string>;
  expect(await verifier()(answer['access_token']!)).toMatchObject({ actor: 'viewer@province:87' });
  const again = { grant_type: 'refresh_token', client_id: 'trienkhai-console' };
  const renewed = await post('/token', { ...again, refresh_token: answer['refresh_token']! });
  expect(await renewed.json()).toMatchObject({
    id_token: expect.any(String),
    refresh_token: expect.any(String),
  });

  const leaving = {
    id_token_hint: answer['id_token']!,
    post_logout_redirect_uri: new URL('/', issuerUrl).href,
  };
  const asked = await visit(`${issuerUrl}/session/end?${new URLSearchParams(leaving)}`);
  expect(asked.headers.get('content-security-policy')).toMatch(/script-src 'nonce-/);
  const [, xsrf = ''] = /name="xsrf" value="(\w+)"/.exec(await asked.text()) ?? [];
  const left = await visit(`${issuerUrl}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(left.headers.get('location')).toBe(leaving.post_logout_redirect_uri);
  expect((await visit(`${issuerUrl}/auth?${query}`)).headers.get('location')).toContain('/interaction/');
});
