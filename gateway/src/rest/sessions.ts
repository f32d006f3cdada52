import express, { type Request, type RequestHandler } from 'express';
import { refuse } from '@trienkhai/kernel/domain-error';
import { ended, ownPage, type OwnPage } from '../sign-in/authenticate.ts';
import type { RestDeps } from './deps.ts';

/** An account sees where it is signed in, and ends what it does not know. */
export function sessionRoutes(deps: RestDeps) {
  return {
    '/auth/sessions': { GET: listSessions(deps) },
    '/auth/sessions/end': { POST: [express.json({ limit: '1kb' }), endSessions(deps)] },
  };
}

function pageOf(request: Request, publicUrl: string | undefined): OwnPage {
  const page = ownPage((name) => request.get(name), publicUrl);
  if (!page) throw ended();
  return page;
}

function listSessions({ signIn }: RestDeps): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const sessions = await signIn.sessions.ofSameAccount(pageOf(request, signIn.publicUrl));
    if (!sessions) throw ended();
    response.json({ sessions });
  };
}

/** `{"id"}` ends one, `{}` all others; the own one ends by signing out. */
function endSessions({ signIn, logger }: RestDeps): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const page = pageOf(request, signIn.publicUrl);
    const count = await signIn.sessions.endOthers(page, idIn(request.body));
    logger.info({ account: page.account, count }, 'signed out elsewhere');
    response.json({ ended: count });
  };
}

function idIn(body: unknown): string | undefined {
  const { id } = (body ?? {}) as { readonly id?: unknown };
  if (id === undefined || (typeof id === 'string' && id !== '')) return id;
  throw refuse(
    'INVALID_ARGUMENT',
    'Trường "id" phải là mã của một lần đăng nhập, hoặc bỏ trống để kết thúc mọi lần khác.',
    'The field "id" must be that of a sign-in; leave it out to end all others.',
    { path: ['id'] },
  );
}
