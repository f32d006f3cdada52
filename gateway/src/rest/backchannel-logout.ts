import express, { type RequestHandler } from 'express';
import type { RestDeps } from './deps.ts';

/** Where the sign-in server says that a sign-in has ended there (OpenID Connect Back-Channel Logout 1.0). */
export function backchannelLogoutRoute(deps: RestDeps) {
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  return { '/auth/backchannel-logout': { POST: [form, endSessions(deps)] } };
}

function endSessions({ endAsTold, visitorOf, logger }: RestDeps): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { logout_token: token } = (request.body ?? {}) as { readonly logout_token?: unknown };
    const count = await endAsTold(typeof token === 'string' ? token : '', visitorOf(request));
    logger.info({ count }, 'signed out at the sign-in server');
    response.status(200).end();
  };
}
