import type { ParkedRecord } from '@trienkhai/runtime/parked';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';

/** Parked records of streams that were recorded by a settled instant, RFC 3339 UTC. */
export type ParkedBy = (
  snapshot: Pick<ProjectionSnapshot, 'generation'>,
  instant: string,
) => Promise<readonly ParkedRecord[]>;

/**
 * Nothing recorded by a settled instant is still to come: where none of it was parked, none will be, as long
 * as the generation stays. So that is asked once for it and every earlier instant.
 */
export function parkedBy(read: () => Promise<readonly ParkedRecord[]>): ParkedBy {
  let clean = { generation: Number.NaN, until: '' };
  return async ({ generation }, instant) => {
    if (clean.generation === generation && instant <= clean.until) return [];
    const parked = (await read()).filter(
      ({ streamId, record }) => streamId !== null && (record.headers['ce_time'] ?? '') <= instant,
    );
    const isLater = clean.generation !== generation || instant > clean.until;
    if (parked.length === 0 && isLater) clean = { generation, until: instant };
    return parked;
  };
}
