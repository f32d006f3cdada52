import type { Judge } from '../hearing.ts';
import { summed } from '../verdict.ts';

interface Audit {
  readonly name: string;
  readonly status: 'ok' | 'notice' | 'warn' | 'error';
}
type AuditServer = (options: {
  readonly url: string;
  readonly fetchFn: typeof fetch;
}) => Promise<readonly Audit[]>;

/** GraphQL over HTTP as its specification has it. That nothing is asked by GET is a choice, which it allows. */
export const graphqlHttp: Judge = async ({ tools, system, say }) => {
  const { auditServer } = await tools.load<{ auditServer: AuditServer }>('graphql-http/lib/index.mjs');
  const fetchFn: typeof fetch = (url, options) => {
    const headers = new Headers(options?.headers);
    headers.set('authorization', `Bearer ${system.token}`);
    return fetch(url, { ...options, headers });
  };
  const audits = await auditServer({ url: `${system.url}/graphql`, fetchFn });
  const faults = audits.filter(
    ({ status, name }) => status !== 'ok' && !(status === 'notice' && /GET/.test(name)),
  );
  const passed = audits.filter(({ status }) => status === 'ok').length;
  say({
    judge: 'graphql-http',
    what: `${audits.length} audits, ${passed} ok, the rest about GET`,
    result: summed(faults.map(({ status, name }) => `${status}: ${name}`)),
    ok: faults.length === 0 && passed > 0,
  });
};
