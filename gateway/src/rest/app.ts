import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { refuse } from '@trienkhai/kernel/domain-error';
import { outageOf } from '@trienkhai/runtime/error-status';
import {
  HttpError,
  internalProblem,
  methodNotAllowed,
  notFound,
  problemOf,
  tooLarge,
  unsupported,
} from '../errors.ts';
import { backchannelLogoutRoute } from './backchannel-logout.ts';
import { attemptIn, callerOf, reader } from './caller-of.ts';
import { commandRoute } from './commands.ts';
import { consoleFiles, consolePage, isVisit } from './console.ts';
import type { RestDeps } from './deps.ts';
import { digestRoute } from './digests.ts';
import { documentationRoutes } from './documentation.ts';
import { eventsRoute } from './events.ts';
import { exportRoute } from './exports.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './imports.ts';
import { reportRoute } from './reports.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { startPageRoute } from './start-page.ts';

/** The REST side as one express application; every answer but a page is JSON. */
export function createRest(deps: RestDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  route(app, '/', { GET: consolePage });
  route(app, '/start', { GET: startPageRoute(deps) });
  app.use(consoleFiles());
  for (const [path, handler] of Object.entries(healthRoutes(deps))) route(app, path, { GET: handler });
  for (const [path, handler] of Object.entries(documentationRoutes())) route(app, path, { GET: handler });
  const doors = { ...signInRoutes(deps), ...sessionRoutes(deps), ...backchannelLogoutRoute(deps) };
  for (const [path, methods] of Object.entries(doors)) route(app, path, methods);
  app.use('/v1', callerOf(deps));
  route(app, '/v1/commands/:command', { POST: commandRoute() });
  route(app, '/v1/events', { GET: [reader(deps), eventsRoute(deps)] });
  route(app, '/v1/exports/:set', { GET: [reader(deps), exportRoute(deps)] });
  route(app, '/v1/digests/:file', { GET: [reader(deps), digestRoute(deps)] });
  route(app, '/v1/reports/:file', { GET: reportRoute(deps) });
  for (const [path, methods] of Object.entries(importRoutes(deps))) route(app, path, methods);
  app.use((request, response, next) => {
    if (isVisit(request)) return consolePage(request, response, next);
    throw notFound(request.path);
  });
  app.use(problems(deps));
  return app;
}

type Methods = Readonly<Record<string, RequestHandler | RequestHandler[]>>;

/** Any other method of a known path is answered 405, never 404. */
function route(app: Express, path: string, methods: Methods) {
  const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const each = app.route(path);
  for (const [method, handlers] of Object.entries(methods)) {
    if (method === 'GET') each.get(...[handlers].flat());
    else each.post(...[handlers].flat());
  }
  each.all(() => {
    throw methodNotAllowed(allowed.join(', '));
  });
}

function problems(deps: RestDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    let problem = problemOf(error) ?? problemOf(outageOf(error)) ?? problemOf(bodyFault(error));
    if (!problem) {
      deps.logger.error({ err: error, method: request.method, path: request.path }, 'request failed');
      problem = internalProblem();
    }
    deps.refusals.note(problem.body, attemptIn(request, deps));
    response.status(problem.status).set(problem.headers);
    response.type('application/problem+json').send(JSON.stringify(problem.body));
  };
}

/** What express and its body reader refuse, in our words; undefined for anything else. */
function bodyFault(error: unknown): HttpError | undefined {
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return tooLarge();
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return unsupported();
  if (type === 'entity.parse.failed') {
    return new HttpError(
      400,
      refuse(
        'INVALID_ARGUMENT',
        'Nội dung không phải JSON đúng cú pháp.',
        'The body is not well-formed JSON.',
      ),
    );
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError(
      status,
      refuse('INVALID_ARGUMENT', 'Yêu cầu không đọc được.', 'The request does not read.'),
    );
  }
  return undefined;
}
