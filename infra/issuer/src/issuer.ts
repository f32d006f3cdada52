import { importJWK, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAccount } from './account.ts';
import { inProduction } from './config.ts';
import { loadKeys } from './keys.ts';
import { AUDIENCE, CLI_CLIENT, createProvider, TOKEN_TTL_SECONDS } from './provider.ts';
import { signIn } from './sign-in.ts';

export interface IssuerOptions {
  /** Public address, e.g. `http://localhost:4000/oidc`; its path is where the handler is mounted. */
  readonly issuerUrl: string;
  /** Where the signing keys are kept. */
  readonly dataDir: string;
  readonly production?: boolean;
}

export interface Issuer {
  /** Answers every request below the issuer's path. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** An access token of that account, valid `ttlSeconds` (absent: 8 hours). Throws for a text that is no account. */
  token(account: string, ttlSeconds?: number): Promise<string>;
}

const PROVIDER_POLICY = "default-src 'none'; script-src; base-uri 'none'; frame-ancestors 'none'";

/** The development sign-in server; refuses to run in production. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const { issuerUrl, dataDir, production = inProduction() } = options;
  if (production) {
    throw new Error('The development issuer lets anyone in and does not run with NODE_ENV=production.');
  }
  const { pathname, origin } = new URL(issuerUrl);
  const mount = pathname.replace(/\/$/, '');
  const keys = await loadKeys(dataDir);
  const provider = createProvider(issuerUrl, keys, waysBack(origin));
  const answer = provider.callback();
  const key = await importJWK(keys.signing, 'ES256');
  return {
    handler: (request, response) => {
      unmount(request, mount);
      if (request.url?.startsWith('/interaction/')) {
        signIn(provider, request, response).catch(() => response.writeHead(500).end());
      } else {
        // The provider adds the hashes of scripts of its own.
        response.setHeader('content-security-policy', PROVIDER_POLICY);
        void answer(request, response);
      }
    },
    token: (account, ttlSeconds = TOKEN_TTL_SECONDS) =>
      sign(account, ttlSeconds, issuerUrl, key, keys.signing.kid),
  };
}

/** The console beside the issuer, and at any port of this machine. */
function waysBack(origin: string): readonly string[] {
  const origins = [origin, 'http://localhost', 'http://127.0.0.1', 'http://[::1]'];
  return [...new Set(origins)].map((each) => `${each}/auth/callback`);
}

/** The provider wants the path below its mount point and finds its own address from `originalUrl`. */
function unmount(request: IncomingMessage & { originalUrl?: string }, mount: string): void {
  const url = request.url ?? '/';
  if (!mount || !url.startsWith(mount)) return;
  request.originalUrl = url;
  request.url = url.slice(mount.length) || '/';
}

async function sign(
  text: string,
  ttlSeconds: number,
  issuerUrl: string,
  key: Awaited<ReturnType<typeof importJWK>>,
  kid: string,
): Promise<string> {
  const account = parseAccount(text);
  if (!account) throw new Error(`"${text}" is no account; write role@level:code, e.g. viewer@province:87.`);
  const { id, role, level, code } = account;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ role, level, code, client_id: CLI_CLIENT, scope: 'api' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
    .setIssuer(issuerUrl)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(key);
}
