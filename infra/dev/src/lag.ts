import { RelayServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { peerOf } from '@trienkhai/runtime/peer-identity';
import { CONTEXTS } from '@trienkhai/runtime/topics';

export interface LagMeter {
  /** Commits not yet published plus records not yet folded by trace; 0 when nothing is under way. */
  measure(): Promise<number>;
  /** How far the read models are that are being built anew, 0 to 1; undefined: none are. */
  rebuilt(): Promise<number | undefined>;
  close(): void;
}

export function lagMeter(
  config: Pick<ServiceConfig, 'peers' | 'grpc'>,
  token: () => Promise<string>,
): LagMeter {
  const relays = CONTEXTS.map((name) => connectGrpc(RelayServiceService, peerOf(config, name)));
  const trace = connectGrpc(TraceServiceService, peerOf(config, 'trace'));
  return {
    async measure() {
      const options = { token: await token() };
      const backlogs = await Promise.all(
        relays.map((relay) => relay.getBacklog({ recordedUntil: undefined }, options)),
      );
      const { projections } = await trace.getProjectionStatus({}, options);
      const unpublished = backlogs.reduce((sum, backlog) => sum + backlog.unpublished, 0);
      return unpublished + projections.reduce((sum, { lag, live }) => sum + lag + (live ? 0 : 1), 0);
    },
    async rebuilt() {
      const { projections } = await trace.getProjectionStatus({}, { token: await token() });
      return projections.find(({ rebuildProgress }) => rebuildProgress !== undefined)?.rebuildProgress;
    },
    close: () => [...relays, trace].forEach((client) => client.close()),
  };
}
