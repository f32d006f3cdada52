import { performance } from 'node:perf_hooks';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { meter } from '../telemetry.ts';

/** Measures commands from arrival to answer, by how they ended. */
export function commandMeter(): <T>(of: { streamId: string }, work: () => Promise<T>) => Promise<T> {
  const duration = meter().createHistogram('trienkhai.command.duration', {
    unit: 'ms',
    description: 'From the arrival of a command to its answer',
  });
  return async ({ streamId }, work) => {
    const begun = performance.now();
    const measure = (outcome: string) =>
      duration.record(performance.now() - begun, { stream: streamId.split(':', 1)[0] ?? '', outcome });
    try {
      const result = await work();
      measure('ACCEPTED');
      return result;
    } catch (error) {
      measure(error instanceof DomainError ? error.code : 'FAULT');
      throw error;
    }
  };
}
