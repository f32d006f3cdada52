/** So many in every second, and as many at once as have been left over, up to `burst`. */
export interface Budget {
  readonly perSecond: number;
  readonly burst: number;
}

/** What is left of a budget; plain numbers, since there is one for each of many accounts. */
export interface Bucket {
  left: number;
  /** Milliseconds, by whatever clock the caller has. */
  at: number;
}

export function fullBucket({ burst }: Budget, now: number): Bucket {
  return { left: burst, at: now };
}

/** Takes one out and answers 0, or leaves it as it is and answers in how many seconds there will be one. */
export function take(bucket: Bucket, budget: Budget, now: number): number {
  fill(bucket, budget, now);
  if (bucket.left < 1) return Math.ceil((1 - bucket.left) / budget.perSecond);
  bucket.left -= 1;
  return 0;
}

/** Takes so many out, or what there is. */
export function drain(bucket: Bucket, budget: Budget, now: number, amount: number): void {
  fill(bucket, budget, now);
  bucket.left = Math.max(0, bucket.left - amount);
}

export function isEmpty(bucket: Bucket, budget: Budget, now: number): boolean {
  fill(bucket, budget, now);
  return bucket.left < 1;
}

export function putBack(bucket: Bucket, { burst }: Budget): void {
  bucket.left = Math.min(burst, bucket.left + 1);
}

function fill(bucket: Bucket, { perSecond, burst }: Budget, now: number): void {
  bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
}
