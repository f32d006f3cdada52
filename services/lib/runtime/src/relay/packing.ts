import type { Commit } from '../commit-store.ts';
import type { Encode, Parcel } from './parcel.ts';
import { parcelOf } from './parcel.ts';
import type { Pending } from './pending.ts';

export interface Packed {
  readonly parcels: readonly Parcel[];
  /** Streams with a commit that cannot even be written as records, and why. */
  readonly unreadable: ReadonlyMap<string, Error>;
}

/** Takes as many pending commits as make one request; one that is larger goes alone. */
export function packRequest(pending: Pending, encode: Encode, maxBytes: number): Packed {
  const parcels: Parcel[] = [];
  const unreadable = new Map<string, Error>();
  let bytes = 0;
  pending.takeWhile((commit) => {
    if (unreadable.has(commit.streamId)) return true;
    const parcel = pack(commit, encode);
    if (parcel instanceof Error) {
      unreadable.set(commit.streamId, parcel);
      return true;
    }
    bytes += parcel.bytes;
    if (bytes > maxBytes && parcels.length > 0) return false;
    parcels.push(parcel);
    return true;
  });
  return { parcels, unreadable };
}

function pack(commit: Commit, encode: Encode): Parcel | Error {
  try {
    return parcelOf(commit, encode);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
