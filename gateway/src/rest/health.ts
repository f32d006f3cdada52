import type { RequestHandler } from 'express';
import type { RestDeps } from './deps.ts';

/** `/healthz`: the process answers. `/readyz`: every dependency, one JSON line each; 503 unless all are there. */
export function healthRoutes({ ready }: RestDeps): Readonly<Record<string, RequestHandler>> {
  return {
    '/healthz': (_, response) => {
      response.set('Cache-Control', 'no-store').json({ ok: true });
    },
    '/readyz': async (_, response) => {
      const dependencies = await ready();
      const ok = dependencies.every((each) => each.ok);
      const lines = dependencies.map((each) => `${JSON.stringify(each)}\n`).join('');
      response.status(ok ? 200 : 503).set('Cache-Control', 'no-store');
      if (!ok) response.set('Retry-After', '1');
      response.type('application/x-ndjson').send(lines);
    },
  };
}
