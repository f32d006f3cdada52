import { DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { NO_OTHERS } from '../domain/directive-events.ts';
import { numberCodec } from './event-codec.ts';
import { releaseNumber, settleNumbers } from './number-reservations.ts';
import type { Account, NumberStreams } from './number-reservations.ts';

export interface OrphanContext extends NumberStreams {
  readonly units: { current(): UnitHistory };
  readonly logger: { warn(facts: object, message: string): void };
}

interface Reservation {
  readonly registerKey: string;
  readonly directiveId: string;
}

const BY: Account = { actor: 'directives', unit: CENTRE_ID };
const RESERVE = '/reserve';
/** The late writer's commit was there first. */
const LOST: readonly string[] = ['ALREADY_RECORDED', 'REGISTRATION_ABANDONED', 'IDEMPOTENCY_KEY_REUSED'];

/** Looks at a reservation or correction whose command must have ended by now, and ends what it left open. */
export async function settleCommit(context: OrphanContext, commit: Commit): Promise<void> {
  if (!commit.streamId.startsWith('number:')) return settleNumbers(context, commit.streamId, BY);
  for (const stored of commit.events) {
    const event = numberCodec.decode(stored);
    if (event.type === 'NumberReserved') await settleReservation(context, commit.commandId, event);
  }
}

async function settleReservation(
  context: OrphanContext,
  commandId: string,
  { registerKey, directiveId }: Reservation,
): Promise<void> {
  const { state } = await context.directives.load(directiveId);
  if (state.status === 'registered') {
    const bears = state.facts.registerKey === registerKey || state.formerKeys.includes(registerKey);
    const correction = commandId.slice(0, -RESERVE.length);
    if (bears || !(await takePlace(context, correction, { type: 'AbandonCorrection', directiveId }))) {
      return settleNumbers(context, directiveId, BY);
    }
  } else if (state.status === 'none') {
    const command = { type: 'AbandonRegistration', directiveId, registerKey } as const;
    if (!(await takePlace(context, `${directiveId}/abandon`, command))) return;
  }
  context.logger.warn({ directiveId, registerKey }, 'a number was reserved and never used; it is free again');
  await releaseNumber(context, registerKey, directiveId, BY, 'Số đã giữ nhưng văn bản không được ghi.');
}

type Abandon =
  | { readonly type: 'AbandonCorrection'; readonly directiveId: string }
  | ({ readonly type: 'AbandonRegistration' } & Reservation);

/** Takes the place of the late writer's commit, so that it can no longer be recorded; false: it came first. */
async function takePlace(
  { directives, units }: OrphanContext,
  commandId: string,
  command: Abandon,
): Promise<boolean> {
  const streamId = command.directiveId;
  try {
    await directives.handle(
      { ...BY, streamId, key: streamId, commandId, command },
      { ...NO_OTHERS, today: '', units: units.current(), principal: BY },
    );
    return true;
  } catch (error) {
    if (error instanceof DomainError && LOST.includes(error.code)) return false;
    throw error;
  }
}
