import type { OutgoingRecord } from '../event-log.ts';
import type { Parcel } from './parcel.ts';
import { requestsOf } from './parcel.ts';

/** A log takes at most a mebibyte for one partition; all records of a request may go to the same one. */
export const MAX_REQUEST_BYTES = 900_000;

export interface Delivery {
  readonly sent: readonly Parcel[];
  /** By stream: why the log will not take its next commit. */
  readonly refused: ReadonlyMap<string, Error>;
}

/**
 * Sends parcels in order. When the log refuses something it is searched by halves: the stream of the
 * refused commit stops there, all others go on. Rejects, with nothing blamed on anyone, when the log is
 * away; then the same parcels have to be sent again.
 */
export async function deliver(
  parcels: readonly Parcel[],
  append: (records: readonly OutgoingRecord[]) => Promise<void>,
): Promise<Delivery> {
  const sent: Parcel[] = [];
  const refused = new Map<string, Error>();

  async function send(part: readonly Parcel[]): Promise<void> {
    const free = part.filter((parcel) => !refused.has(parcel.streamId));
    if (free.length === 0) return;
    try {
      for (const request of requestsOf(free, MAX_REQUEST_BYTES)) await append(request);
      sent.push(...free);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (free.length === 1) refused.set(free[0]!.streamId, error as Error);
      else {
        const middle = free.length >> 1;
        await send(free.slice(0, middle));
        await send(free.slice(middle));
      }
    }
  }

  await send(parcels);
  return { sent, refused };
}

/**
 * What the log says of the records themselves. Everything else (away, overloaded, no rights, a producer
 * out of step) has nothing to do with them.
 */
const REFUSALS = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'POLICY_VIOLATION',
]);

function isRefusal(error: unknown): boolean {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  return root instanceof Error && REFUSALS.has(String((root as { type?: unknown }).type));
}
