import type { BatchObservableResult } from '@opentelemetry/api';
import { meter } from '../telemetry.ts';
import type { RelayBacklog } from '../relay.ts';

/** Reports the backlog as the store has it whenever metrics are collected; returns what ends it. */
export function relayMeter(topic: string, backlog: () => Promise<RelayBacklog>): () => void {
  const unpublished = meter().createObservableGauge('trienkhai.relay.backlog', {
    description: 'Commits that the topic does not show yet',
  });
  const age = meter().createObservableGauge('trienkhai.relay.oldest', {
    unit: 's',
    description: 'Age of the oldest commit that the topic does not show yet',
  });
  const blocked = meter().createObservableGauge('trienkhai.relay.blocked', {
    description: 'Streams whose next commit the event log refuses',
  });
  const observe = async (result: BatchObservableResult) => {
    const found = await backlog().catch(() => undefined);
    if (!found) return;
    const oldest = found.oldestRecordedAt?.getTime() ?? Date.now();
    result.observe(unpublished, found.unpublished, { topic });
    result.observe(age, Math.max(0, Date.now() - oldest) / 1_000, { topic });
    result.observe(blocked, found.blockedStreams.length, { topic });
  };
  const instruments = [unpublished, age, blocked];
  meter().addBatchObservableCallback(observe, instruments);
  return () => meter().removeBatchObservableCallback(observe, instruments);
}
