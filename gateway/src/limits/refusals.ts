import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from './counts.ts';
import type { Visitor } from './visitor.ts';

const TOLD_AFTER_MS = 250;
const MOST_HELD = 1_000;

/** Refuses after a moment, so that whoever sends as fast as answers come slows down; where too many wait so, cuts off. */
export function slowRefusals(
  afterMs = TOLD_AFTER_MS,
): (error: DomainError, visitor: Visitor) => Promise<never> {
  let held = 0;
  return async (error, visitor) => {
    if (held >= MOST_HELD) {
      visitor.cutOff();
      throw error;
    }
    held += 1;
    await sleep(afterMs);
    held -= 1;
    throw error;
  };
}

const ASKED = {
  commands: ['lệnh', 'commands'],
  queries: ['câu hỏi', 'queries'],
} as const;

export function tooMany(kind: Kind, seconds: number): DomainError {
  const [vi, en] = ASKED[kind];
  return refuse(
    'RATE_LIMITED',
    `Tài khoản hoặc đơn vị này gửi quá nhiều ${vi}. Gửi lại sau ${seconds} giây.`,
    `This account or unit sends too many ${en}. Send again in ${seconds} s.`,
    { facts: { retryAfterSeconds: String(seconds) } },
  );
}
