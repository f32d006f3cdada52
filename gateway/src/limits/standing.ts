import { dayOf } from '@trienkhai/kernel/day';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { rightsOf, type Principal } from '@trienkhai/runtime/auth';
import type { UnitsSource } from '../schema/deps.ts';

export type RightsKnown = Pick<UnitsSource, 'current' | 'grants'>;

/** What an account's first role says of how much it may ask. */
export interface Standing {
  /** It works for many: an integration, an administrator of the centre. */
  readonly wholesale: boolean;
  /** Undefined: the account has no role. */
  readonly unit: string | undefined;
}

export function standingOf(principal: Principal, known: RightsKnown, now: number): Standing {
  const source = { units: known.current(), grants: known.grants };
  const [first] = rightsOf(principal, source, dayOf(new Date(now))).held;
  if (!first) return { wholesale: false, unit: undefined };
  const { role, unitId } = first;
  return { wholesale: role === 'integration' || (role === 'admin' && unitId === CENTRE_ID), unit: unitId };
}
