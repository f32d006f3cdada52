import type { ObservableResult } from '@opentelemetry/api';
import { meter } from '../telemetry.ts';
import type { Generation } from './fleet.ts';

/** Gauges for operators: how far behind the log, and how many records wait for a hand. */
export function observeProjector(projector: string, serving: () => Generation | undefined): () => void {
  const lag = meter().createObservableGauge('trienkhai.projection.lag', {
    description: 'Records on the partitions of this instance that are not folded yet',
    unit: '{record}',
  });
  const parked = meter().createObservableGauge('trienkhai.projection.parked', {
    description: 'Records that could not be folded and wait for an operator',
    unit: '{record}',
  });
  const observeLag = (result: ObservableResult): void => {
    const folder = serving()?.folder;
    if (folder) result.observe(folder.lag(), { projector });
  };
  const observeParked = async (result: ObservableResult): Promise<void> => {
    const count = await serving()?.store.parked.estimatedDocumentCount();
    if (count !== undefined) result.observe(count, { projector });
  };
  lag.addCallback(observeLag);
  parked.addCallback(observeParked);
  return () => {
    lag.removeCallback(observeLag);
    parked.removeCallback(observeParked);
  };
}
