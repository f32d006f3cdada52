import type { JsonObject } from './envelope.ts';

/** Today's form of an event's data, from the form in which it was once written. Pure. */
type Upcaster = (data: JsonObject) => JsonObject;

/**
 * By full event type. What is stored and published stays as it was written; whoever folds events, a
 * service or a read model, reads them through `upcast`.
 */
const UPCASTERS: Readonly<Record<string, Upcaster>> = {
  'trienkhai.reviews.v1.ReviewSubmitted': approvedUnless('submittedBy'),
  'trienkhai.reviews.v1.ReviewCorrected': approvedUnless('correctedBy'),
};

export function upcast(type: string, data: JsonObject): JsonObject {
  return UPCASTERS[type]?.(data) ?? data;
}

/** Reviews were once taken as they came and carried no account: as they stand, they count as approved. */
function approvedUnless(account: string): Upcaster {
  return (data) => (data[account] === undefined ? { ...data, approved: true } : data);
}
