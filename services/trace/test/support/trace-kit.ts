import { randomUUID } from 'node:crypto';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import type { Position } from '@trienkhai/runtime/position';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testPeer } from '@trienkhai/testkit/peers';
import { startRelays } from '@trienkhai/testkit/relays';
import { as, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { createTrace } from '../../src/app.ts';
import { smallCountry } from './history.ts';
import { openPublisher, type Publisher } from './published.ts';

export const caller = as('viewer@centre');
const secretariat = 'organ:BBT:2021-11-01';

export interface TraceKit {
  /** Two instances of trace over the same store. */
  readonly clients: readonly [TraceClient, TraceClient];
  readonly publisher: Publisher;
  /** How many commits the stand-in for the writing services' relays reports as not yet published. */
  unpublished: number;
  /** Registers a directive. */
  directive(facts?: object, sample?: boolean): Promise<{ readonly id: string; readonly position: Position }>;
  /** Records that a unit has received it. */
  received(directiveId: string, unitId: string, on: string, recordedAt?: string): Promise<Position>;
  close(): Promise<void>;
}

type TraceClient = GrpcClient<typeof TraceServiceService>;

export async function openTraceKit(): Promise<TraceKit> {
  const config = testConfig('trace', process.env);
  const relays = await startRelays(() =>
    Promise.resolve({ unpublished: kit.unpublished, blockedStreams: [] }),
  );
  const publisher = openPublisher(config);
  await publisher.ensureTopics();
  const organ = { organ: secretariat, committee: 'centre:TW:2021-11-01', name: 'Ban Bí thư' };
  await publisher.units([...smallCountry, organ]);
  const instance = () =>
    createTrace(
      {
        ...config,
        peers: { ...config.peers, ...relays.addresses },
        instanceId: `trace-${randomUUID().slice(0, 8)}`,
      },
      { verifyToken: verifyAccount },
    );
  const traces = [instance(), instance()] as const;
  await Promise.all(traces.map((trace) => trace.start()));
  const connect = ({ address: at }: ServiceHandle) => connectGrpc(TraceServiceService, testPeer('trace', at));
  await Promise.all(traces.map(joined));
  const kit: TraceKit = {
    clients: [connect(traces[0]), connect(traces[1])],
    publisher,
    unpublished: 0,
    async directive(facts = {}, sample = false) {
      const id = `directive:${randomUUID().replaceAll('-', '').slice(0, 20)}`;
      const data = { directiveId: id, facts: { ...REGULATION, ...facts }, sample };
      return {
        id,
        position: await publisher.say(id, id, [{ type: 'directives.DirectiveRegistered', data }]),
      };
    },
    received(directiveId, unitId, on, recordedAt) {
      const streamId = `progress:${directiveId.slice('directive:'.length)}:${unitId}`;
      const data = { directiveId, unitId, on };
      return publisher.say(
        streamId,
        directiveId,
        [{ type: 'directives.DirectiveReceived', data }],
        recordedAt,
      );
    },
    async close() {
      kit.clients.forEach((client) => client.close());
      await Promise.all(traces.map((trace) => trace.stop()));
      await relays.stop();
      await publisher.close();
      await dropNamespace(config);
    },
  };
  return kit;
}

const REGULATION = {
  symbol: '208-QĐ/TW',
  type: 'QĐ',
  title: 'Quy định',
  issuerId: secretariat,
  issuedOn: '2019-11-08',
};

/** Two instances that join one after the other share the partitions anew; that takes the broker seconds. */
async function joined(trace: ServiceHandle): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && !(await trace.ready()).every(({ ok }) => ok)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export function context(
  after: readonly Position[] = [],
  { on, knownAt }: { readonly on?: string; readonly knownAt?: Date } = {},
) {
  return { on, knownAt, after: [...after] };
}
