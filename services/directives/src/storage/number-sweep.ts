import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { Commit } from '@trienkhai/runtime/commit-store';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import type { DirectiveContext } from '../domain/directive-events.ts';
import type { DirectiveStreams } from './directive-streams.ts';
import { numberCodec } from './event-codec.ts';
import type { Account, NumberReservations } from './number-reservations.ts';

export interface SweepOptions {
  /** Pause between two rounds, in milliseconds. */
  readonly everyMs: number;
  /** How long a command may take from its number to its own commit, in milliseconds. */
  readonly graceMs: number;
}

export interface NumberSweep {
  /** Examines what has become due; returns how many commits were looked at. */
  round(): Promise<number>;
  stop(): Promise<void>;
}

interface Cursor {
  readonly _id: string;
  readonly until: Date;
}

export const SWEEP_DEFAULTS: SweepOptions = { everyMs: 30_000, graceMs: 60_000 };
const PREFIX = 'trienkhai.directives.v1.';
const WATCHED = { 'events.type': { $in: [`${PREFIX}NumberReserved`, `${PREFIX}DirectiveCorrected`] } };
const CURSOR = 'numbers';
const RESERVE = '/reserve';
const INDEX = 'numbers_due';
const LOST: readonly string[] = ['ALREADY_RECORDED', 'REGISTRATION_ABANDONED', 'IDEMPOTENCY_KEY_REUSED'];
const OUTAGES: readonly string[] = ['UNAVAILABLE', 'OUTCOME_UNKNOWN'];

/**
 * Ends what a crash left between a number and its directive. Each reservation and each correction is
 * looked at once, after the grace; the place reached is kept, so a restart does not begin anew.
 */
export function startNumberSweep(
  parts: Pick<WritingParts, 'store' | 'database' | 'logger' | 'clock' | 'units' | 'config'>,
  directives: DirectiveStreams,
  numbers: NumberReservations,
  { everyMs, graceMs }: SweepOptions = SWEEP_DEFAULTS,
): NumberSweep {
  const commits = parts.store.collection;
  const cursors = parts.database.db.collection<Cursor>('sweeps');
  const by: Account = { actor: parts.config.service, unit: CENTRE_ID };
  const ending = new AbortController();

  async function round(): Promise<number> {
    const since = (await cursors.findOne({ _id: CURSOR }))?.until ?? new Date(0);
    const until = new Date(parts.clock().getTime() - graceMs);
    const due = commits.find({ ...WATCHED, recordedAt: { $gt: since, $lte: until } }).sort({ recordedAt: 1 });
    let looked = 0;
    for await (const commit of due) {
      if (ending.signal.aborted) return looked;
      await examine(commit).catch(goOn);
      looked += 1;
    }
    await cursors.updateOne({ _id: CURSOR }, { $max: { until } }, { upsert: true });
    return looked;
  }

  /** A refusal concerns one number only; an outage ends the round, and the next one begins at the same place. */
  function goOn(error: unknown): void {
    if (!(error instanceof DomainError) || OUTAGES.includes(error.code)) throw error;
    parts.logger.error({ err: error }, 'a number could not be settled');
  }

  async function examine(commit: Commit): Promise<void> {
    if (!commit.streamId.startsWith('number:')) return numbers.settle(commit.streamId, by);
    for (const stored of commit.events) {
      const event = numberCodec.decode(stored);
      if (event.type === 'NumberReserved') await examineReservation(commit, event);
    }
  }

  async function examineReservation(
    { commandId }: Commit,
    { registerKey, directiveId }: { readonly registerKey: string; readonly directiveId: string },
  ): Promise<void> {
    const { state } = await directives.load(directiveId);
    if (state.status === 'registered') {
      const bears = state.facts.registerKey === registerKey || state.formerKeys.includes(registerKey);
      if (bears || !(await fence(directiveId, causeOf(commandId), 'AbandonCorrection', registerKey))) {
        return numbers.settle(directiveId, by);
      }
    } else if (state.status === 'none') {
      if (!(await fence(directiveId, `${directiveId}/abandon`, 'AbandonRegistration', registerKey))) return;
    }
    parts.logger.warn({ directiveId, registerKey }, 'a number was reserved and never used; it is free again');
    await numbers.release(registerKey, directiveId, by, 'Số đã giữ nhưng văn bản không được ghi.');
  }

  /** Takes the place of the late writer's commit; false: that commit was there first. */
  async function fence(
    directiveId: string,
    commandId: string,
    type: 'AbandonCorrection' | 'AbandonRegistration',
    registerKey: string,
  ): Promise<boolean> {
    const command = { type, directiveId, registerKey };
    try {
      await directives.handle(
        { streamId: directiveId, key: directiveId, commandId, ...by, command },
        context(),
      );
      return true;
    } catch (error) {
      if (error instanceof DomainError && LOST.includes(error.code)) return false;
      throw error;
    }
  }

  function context(): DirectiveContext {
    return { today: '', units: parts.units.current(), registered: () => undefined };
  }

  async function roundAfterRound(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await commits.createIndex({ recordedAt: 1 }, { name: INDEX, partialFilterExpression: WATCHED });
        await round();
      } catch (error) {
        parts.logger.warn({ err: error }, 'reserved numbers could not be looked at');
      }
      await setTimeout(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  }
  const running = roundAfterRound();

  return {
    round,
    async stop() {
      ending.abort();
      await running;
    },
  };
}

function causeOf(reservationCommandId: string): string {
  return reservationCommandId.slice(0, -RESERVE.length);
}
