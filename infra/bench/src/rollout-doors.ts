import { createGateway } from '@trienkhai/gateway';
import { TraceServiceService, type GetRolloutRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import { testIdentity, testPeer } from '@trienkhai/testkit/peers';
import { as, verifyAccount } from '@trienkhai/testkit/service-fixture';

/** One way to ask for the rollout, already connected. */
export interface Door {
  ask(): Promise<void>;
  close(): Promise<void>;
}

export const ON = '2025-03-01';
export const DIRECTIVE = 'directive:00000000000000000000';
export const caller = as('viewer@centre');
export const QUESTION: GetRolloutRequest = {
  context: { on: ON, knownAt: undefined, after: [] },
  scope: { directiveId: DIRECTIVE, withinId: undefined },
};

export async function overGrpc(address: string): Promise<Door> {
  const client = connectGrpc(TraceServiceService, testPeer('trace', address));
  // Connects, and reads nothing of the directive.
  await client.getProjectionStatus({}, caller);
  return {
    ask: async () => void (await client.getRollout(QUESTION, caller)),
    close: () => Promise.resolve(client.close()),
  };
}

const QUERY = `query Rollout($id: ID!, $on: Date) {
  node(id: $id) {
    ... on Directive {
      rollout(on: $on) { levels { level expected stages { stage reached partly percent overdue } } }
    }
  }
}`;

interface Answer {
  readonly data?: { readonly node?: { readonly rollout?: object } | null };
}

export async function overGraphql(config: ServiceConfig, unitFeed: UnitFeed, trace: string): Promise<Door> {
  const gateway = createGateway(
    {
      ...{ ...config, service: 'gateway', port: 0, peers: { ...config.peers, trace } },
      grpc: { ...config.grpc, identity: testIdentity('gateway') },
    },
    { unitFeed, verifyToken: verifyAccount },
  );
  await gateway.start();
  const ask = async (id: string): Promise<Answer> => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
      body: JSON.stringify({ query: QUERY, variables: { id, on: ON } }),
    });
    return (await response.json()) as Answer;
  };
  await ask(`directive:${'f'.repeat(20)}`);
  return {
    async ask() {
      const answer = await ask(DIRECTIVE);
      if (!answer.data?.node?.rollout) throw new Error(`no rollout: ${JSON.stringify(answer)}`);
    },
    close: () => gateway.stop(),
  };
}
