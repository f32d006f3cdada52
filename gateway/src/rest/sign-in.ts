import type { Request, RequestHandler, Response } from 'express';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { ownPage } from '../sign-in/authenticate.ts';
import { cookiesOf } from '../sign-in/cookies.ts';
import { pageToLeadBackTo } from '../sign-in/lead-back.ts';
import { originFor } from '../sign-in/origin.ts';
import { browserName } from '../sign-in/browser-name.ts';
import { LONGEST_MS } from '../sign-in/lifetimes.ts';
import type { RestDeps } from './deps.ts';
import { sendSignInFault } from './sign-in-fault.ts';

const CALLBACK = '/auth/callback';
const STATE = /^[\w-]{20,100}$/;
const LONGEST_ADDRESS = 1500;

/** Signing in and out with a browser, by authorization code and PKCE; the tokens stay at the gateway. */
export function signInRoutes(deps: RestDeps) {
  return {
    '/auth/sign-in': { GET: atAddress(deps, beginSignIn) },
    [CALLBACK]: { GET: atAddress(deps, endSignIn) },
    '/auth/session': { GET: whoHasSignedIn(deps) },
    '/auth/sign-out': { POST: signOut(deps) },
  };
}

interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly origin: string;
  readonly cookies: ReturnType<typeof cookiesOf>;
}

function atAddress(deps: RestDeps, handle: (deps: RestDeps, visit: Visit) => Promise<void>): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const origin = originFor(deps.signIn.publicUrl, request.get('host'));
    if (origin === undefined) return sendSignInFault(response, 'address');
    try {
      await handle(deps, { request, response, origin, cookies: cookiesOf(origin) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'UNAVAILABLE') throw error;
      sendSignInFault(response, 'unavailable');
    }
  };
}

async function beginSignIn({ signIn }: RestDeps, { request, response, origin, cookies }: Visit) {
  const { to, account, again } = request.query;
  const page = pageToLeadBackTo(to, origin);
  const attempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    to: page.length > LONGEST_ADDRESS ? '/' : page,
    again: again !== undefined,
  };
  const named = typeof account === 'string' && account !== '' ? account.slice(0, 200) : undefined;
  const address = await signIn.server.addressFor(attempt, origin + CALLBACK, named);
  response.append('Set-Cookie', cookies.attempt(attempt)).redirect(303, address);
}

/** Only the browser that began an attempt ends it: nobody is signed in by following a link. */
async function endSignIn({ signIn, logger }: RestDeps, visit: Visit) {
  const { request, response, origin, cookies } = visit;
  const { state } = request.query;
  const cookie = request.headers.cookie;
  const attempt =
    typeof state === 'string' && STATE.test(state) ? cookies.readAttempt(cookie, state) : undefined;
  if (!attempt) return sendSignInFault(response, 'expired');
  response.append('Set-Cookie', cookies.noAttempt(attempt.state));
  let session;
  try {
    const tokens = await signIn.server.redeem(new URL(request.originalUrl, origin), attempt);
    session = { tokens, account: (await signIn.verifyToken(tokens.access)).actor };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'UNAVAILABLE') throw error;
    // The error itself may bear tokens.
    logger.error({ code: (error as { readonly code?: unknown }).code }, 'a sign-in was refused');
    return sendSignInFault(response, 'refused');
  }
  const before = cookies.readSession(cookie);
  if (before !== undefined) await signIn.sessions.forget(before);
  const secret = await signIn.sessions.begin(
    session.account,
    session.tokens,
    browserName(request.get('user-agent')),
  );
  logger.info({ account: session.account }, 'signed in');
  response.append('Set-Cookie', cookies.session(secret, LONGEST_MS / 1000));
  response.redirect(303, attempt.to);
}

/** The account of the browser that asks, null where nobody has signed in: a page that asks has done nothing wrong. */
function whoHasSignedIn({ signIn }: RestDeps): RequestHandler {
  return async (request, response) => {
    const page = ownPage((name) => request.get(name), signIn.publicUrl);
    const session = page && (await signIn.sessions.find(page.secret));
    response.set('Cache-Control', 'no-store').json({ account: session?.account ?? null });
  };
}

/** Ends the session here, and answers where to go to end it at the sign-in server as well. */
function signOut({ signIn }: RestDeps): RequestHandler {
  const { publicUrl, sessions, server } = signIn;
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const origin = originFor(publicUrl, request.get('host'));
    const page = ownPage((name) => request.get(name), publicUrl);
    const session = page && (await sessions.end(page));
    if (origin === undefined || !session) return void response.json({ to: '/' });
    const leave = await server.addressToLeave(session.tokens, `${origin}/`).catch(() => undefined);
    response.append('Set-Cookie', cookiesOf(origin).noSession()).json({ to: leave ?? '/' });
  };
}
