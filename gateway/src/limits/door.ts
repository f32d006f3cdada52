import { DomainError } from '@trienkhai/kernel/domain-error';
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { drain, fullBucket, isEmpty, type Bucket, type Budget } from './bucket.ts';
import { fairLanes, type Leave } from './lanes.ts';
import { slowRefusals } from './refusals.ts';
import type { Visitor } from './visitor.ts';

/** Stands before what a token or session is checked by. */
export interface Door {
  /** Has a credential checked: at once where it has held before, or where its address has not failed too often. */
  pass<Answer>(visitor: Visitor, credential: string, check: () => Promise<Answer>): Promise<Answer>;
}

/** For a gateway that is measured without its limits. */
export const OPEN_DOOR: Door = { pass: (_visitor, _credential, check) => check() };

const ADDRESSES = 50_000;
const CREDENTIALS = 50_000;
const LINE = { lanes: 8, ofOne: 256, inAll: 1_000 };
/** Thirty-two a second fail at most, of all addresses together that have failed too often. */
const HELD_MS = 250;
const AT_EASE: Leave = () => undefined;

/**
 * Nobody is refused for what others at the same address do: those who are not known yet wait for their turn, and
 * whoever fails gives its place back only after a moment.
 */
export function createDoor(failures: Budget, now: () => number = Date.now): Door {
  const held = new LRUCache<string, true>({ max: CREDENTIALS });
  const addresses = new LRUCache<string, Bucket>({
    max: ADDRESSES,
    memoMethod: () => fullBucket(failures, now()),
  });
  const lanes = fairLanes(LINE);
  const slowly = slowRefusals();
  const enter = (visitor: Visitor) =>
    lanes.enter(visitor.address, visitor.isGone).catch((full: DomainError) => slowly(full, visitor));
  return {
    async pass(visitor, credential, check) {
      const name = hash('sha256', credential, 'base64');
      const left = addresses.memo(visitor.address);
      const isAtEase = held.has(name) || !isEmpty(left, failures, now());
      const leave = isAtEase ? AT_EASE : await enter(visitor);
      try {
        const answer = await check();
        held.set(name, true);
        leave();
        return answer;
      } catch (error) {
        held.delete(name);
        const isOurs = !(error instanceof DomainError) || error.code === 'UNAVAILABLE';
        if (!isOurs) drain(left, failures, now(), 1);
        leave(isOurs ? 0 : HELD_MS);
        throw error;
      }
    },
  };
}
