import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { GetFactsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import { patiently } from '../patiently.ts';
import { TERRITORIES } from './oracle.ts';
import { STREAMS } from './rest-door.ts';
import { TERRITORY_IDS, type Told, type World } from './world.ts';

export type Trace = GrpcClient<typeof TraceServiceService>;

export function connectTrace({ office }: World): Trace {
  const { operator: identity, services } = office.network;
  return connectGrpc(TraceServiceService, { name: 'trace', address: services.trace.address, identity });
}

/** What trace itself answers an account that calls it past the gateway, by call. */
export async function callTrace(trace: Trace, { after }: World, token: string, told: Told) {
  const context = { after: [...after], on: undefined, knownAt: undefined };
  const scope = { directiveId: told.directive, withinId: undefined };
  const as = { token };
  const page = { first: 50, after: undefined };
  const level = 'LEVEL_COMMUNE' as const;
  const stage = 'STAGE_RECEIVED' as const;
  const days = { from: '2022-01-01', to: '2023-01-01' };
  const asked = { context, scope };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    getRollout: () => trace.getRollout(asked, as),
    ...Object.fromEntries(
      TERRITORIES.map((name) => [
        `getRollout(${name})`,
        () => trace.getRollout({ context, scope: { ...scope, withinId: TERRITORY_IDS[name] } }, as),
      ]),
    ),
    listBehind: () => trace.listBehind({ ...asked, page, level, stage }, as),
    getCurve: () => trace.getCurve({ ...asked, level, stage }, as),
    getChain: () => trace.getChain({ ...asked, depth: 3, facts: 3, upwards: false }, as),
    compareRollout: () => trace.compareRollout({ ...asked, ...days }, as),
    watchRollout: () => firstOf(trace.watchRollout({ scope }, as)),
  };
  const outcomes: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) {
    outcomes[name] = await patiently(
      () => outcomeOf(call),
      (code) => code,
    );
  }
  return { ...outcomes, ...(await factsOf(trace, { context, as }, told)) };
}

interface Asking {
  readonly context: GetFactsRequest['context'];
  readonly as: { readonly token: string };
}

async function factsOf(trace: Trace, { context, as }: Asking, told: Told) {
  const outcomes: Record<string, string> = {};
  const ids = STREAMS.map((name) => told[name]);
  const given = new Set<string>();
  const get = async () => {
    const { facts } = await trace.getFacts({ context, ids }, as);
    for (const { fact } of facts) if (fact) given.add(fact.value.id);
  };
  await patiently(
    () => outcomeOf(get),
    (code) => code,
  );
  for (const name of STREAMS) outcomes[`getFacts(${name})`] = given.has(told[name]) ? 'seen' : 'not found';
  return outcomes;
}

async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'seen';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

async function firstOf(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream) return;
}
