import { RelayServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { peerOf } from '@trienkhai/runtime/peer-identity';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import type { SettlementCall } from './storage/settlement.ts';

const ANSWER_MS = 1_500;

export interface Backlogs {
  /** Commits of all writing services recorded by `until` and not yet on a topic. */
  unpublished(until: Date, call: SettlementCall): Promise<number>;
  close(): void;
}

/** Asks each writing service's relay, in the name of whoever asks trace. Throws UNAVAILABLE. */
export function connectBacklogs(config: ServiceConfig): Backlogs {
  const relays = CONTEXTS.map((context) => connectGrpc(RelayServiceService, peerOf(config, context)));
  return {
    async unpublished(recordedUntil, { token, signal }) {
      const deadline = new Date(Date.now() + ANSWER_MS);
      const answers = await Promise.all(
        relays.map((relay) => relay.getBacklog({ recordedUntil }, { token, signal, deadline })),
      );
      return answers.reduce((sum, { unpublished }) => sum + unpublished, 0);
    },
    close: () => relays.forEach((relay) => relay.close()),
  };
}
