import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { GrantBook } from '@trienkhai/kernel/grants';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { smallCountry } from '@trienkhai/testkit/small-country';
import { bearerToken, type Role } from '@trienkhai/runtime/auth';
import { WITHOUT_LIMITS } from '../src/limits/turnstile.ts';
import { visitors } from '../src/limits/visitor.ts';
import type { Peers } from '../src/peers.ts';
import type { GraphqlDeps } from '../src/schema/deps.ts';
import { createGraphql } from '../src/schema/server.ts';

type Trace = Peers['trace'];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line no-explicit-any -- tests look into answers of any shape
  readonly data: any;
  // oxlint-disable-next-line no-explicit-any -- the same
  readonly errors: any[] | undefined;
}

export interface Stub {
  readonly trace?: Partial<Trace>;
  readonly peers?: Partial<Record<keyof Peers, object>>;
  readonly units?: UnitHistory;
  readonly grants?: GrantBook;
  readonly role?: Role;
  readonly events?: readonly RecordedEvent[];
  readonly deps?: Partial<GraphqlDeps>;
}

export const TODAY = '2026-11-22';

/** The GraphQL server alone, over answers of trace written out by the test; 'good' is the token that holds. */
export function inProcess(stub: Stub = {}) {
  const units = stub.units ?? smallCountry();
  const logged: unknown[] = [];
  const noted: unknown[] = [];
  const refusals: unknown[] = [];
  const graphql = createGraphql({
    peers: { trace: stub.trace ?? {}, ...stub.peers } as Peers,
    units: fixedUnits(units, stub.grants),
    authenticate: async (header) => {
      const token = bearerToken(header('authorization'));
      if (token !== 'good') throw refuse('UNAUTHENTICATED', 'Mã không hợp lệ.', 'The token is not valid.');
      const claim = { role: stub.role ?? 'viewer', level: 'CENTRE', code: 'TW' } as const;
      return { principal: { actor: 'viewer@centre', ...claim, token } };
    },
    turnstile: WITHOUT_LIMITS,
    visitorOf: visitors(),
    evidence: { open: () => Promise.reject(new Error('no store')), note: (reading) => noted.push(reading) },
    events: async function* () {
      yield* stub.events ?? [];
    },
    refusals: { note: (refused, attempt) => refusals.push({ ...attempt, code: refused.code }) },
    logger: { error: (details) => logged.push(details) },
    now: () => new Date(`${TODAY}T03:00:00Z`),
    ...stub.deps,
  });
  const send = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(
      graphql.fetch('http://gateway/graphql', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: 'Bearer good', ...headers },
      }),
    );
  return {
    graphql,
    logged,
    noted,
    refusals,
    send,
    async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
      const response = await send(JSON.stringify({ query, variables }), headers);
      const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
      return { status: response.status, headers: response.headers, data: body.data, errors: body.errors };
    },
  };
}
