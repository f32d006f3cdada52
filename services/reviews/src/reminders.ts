import { addDays, dayOf, type Day } from '@trienkhai/kernel/day';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { isReported } from '@trienkhai/kernel/reporting/levels';
import { noticeFrom, type ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { reportingTable } from '@trienkhai/kernel/reporting/rows';
import { isFor, wordsFor } from '@trienkhai/kernel/reporting/search';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { takeLease, type Lease } from '@trienkhai/runtime/document-store/lease';
import { createProjector, readEnds, type Projector } from '@trienkhai/runtime/projector';
import { topicOf } from '@trienkhai/runtime/topics';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import { keyOf, reminderDecider, type Remind } from './domain/reminder.ts';
import { books, filed, type BookView, type FiledView } from './storage/filed.ts';
import { reminderCodec } from './storage/reminder-codec.ts';

type Parts = Omit<WritingParts, 'waitFor'>;

export interface Reminders {
  stop(): Promise<void>;
}

const ACTOR = 'system@reviews';
const FIRST_MS = 5_000;
const EVERY_MS = 60_000;
/** After a period was defined or put right. */
const SOON_MS = 500;
const LEASE_MS = 120_000;
/** What was due longer ago was already past when the period was defined: nobody is reminded. */
const REMEMBERED_DAYS = 30;

/**
 * Looks, every minute, which reports fall due or are overdue and records it once for each due day. One
 * instance looks at a time; should two, the id of the command lets one record stand.
 */
export async function startReminders(parts: Parts): Promise<Reminders> {
  const { database, models, reader, logger, config } = parts;
  const { namespace, service, instanceId } = config;
  const name = `${service}-reminders`;
  const projections = [books, filed] as const;
  const folded = { name, version: 1, projections, database: models };
  const projector = createProjector({ ...folded, reader, namespace, logger });
  await projector.start();
  const remind = createChecker(parts, projector);
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  const next = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void (looking = look()), ms);
  };
  const look = async (): Promise<void> => {
    try {
      const lease = await takeLease(database, { name, owner: instanceId, ttlMs: LEASE_MS });
      if (lease) await underLease(lease, () => remind(() => !stopped && lease.held()));
    } catch (error) {
      if (!stopped) logger.warn({ err: error }, 'reminders could not be looked for');
    }
    next(EVERY_MS);
  };
  const unwatch = projector.onChange((keys) => {
    if (keys.has('books')) next(SOON_MS);
  });
  next(FIRST_MS);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      unwatch();
      await looking;
      await projector.stop();
    },
  };
}

async function underLease(lease: Lease, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await lease.release();
  }
}

interface Due {
  readonly periodId: string;
  readonly period: ReportingPeriod;
  readonly level: Level;
  readonly dueOn: Day;
  readonly type: Remind['type'];
}

function createChecker(parts: Parts, projector: Projector) {
  const handler = parts.handler(reminderDecider, reminderCodec);
  return async (goOn: () => boolean): Promise<void> => {
    if (!parts.units.ready() || !(await isCaughtUp(parts, projector))) return;
    const today = dayOf(parts.clock());
    const known = await projector
      .collection<BookView>(books.name)
      .find({ view: { $ne: null } })
      .toArray();
    const due = known.flatMap(({ view }) => view?.periods ?? []).flatMap((each) => dueNow(each, today));
    for (const each of due) {
      if (!goOn()) return;
      await remindOf(each, today);
    }
  };

  async function remindOf(due: Due, today: Day): Promise<void> {
    const { periodId, level, dueOn, type, period } = due;
    const streamId = `reminders:${periodId}`;
    const key = keyOf({ type: type === 'RemindOfDue' ? 'ReportsFallDue' : 'ReportsOverdue', level, dueOn });
    if ((await handler.load(streamId)).state.has(key)) return;
    const unitIds = await missingOf(parts, projector, due, today);
    if (unitIds.length === 0) return;
    const command: Remind = { type, reminder: { periodId, level, dueOn, unitIds } };
    const commandId = `${periodId}/${key}`;
    const by = { actor: ACTOR, unit: period.ownerId };
    try {
      await handler.handle({ streamId, key: streamId, commandId, ...by, command }, {});
    } catch (error) {
      // Another instance was first and found others missing: its record stands.
      if (!(error instanceof DomainError) || error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error;
    }
  }
}

function dueNow({ id, period }: BookView['periods'][number], today: Day): readonly Due[] {
  return period.due.flatMap(({ level, on: dueOn }): readonly Due[] => {
    const due = { periodId: id, period, level, dueOn };
    if (noticeFrom(period, dueOn) <= today && today <= dueOn) return [{ ...due, type: 'RemindOfDue' }];
    const isPast = dueOn < today && today <= addDays(dueOn, REMEMBERED_DAYS);
    return isPast ? [{ ...due, type: 'RemindOfOverdue' }] : [];
  });
}

async function missingOf({ units }: Parts, projector: Projector, { period, level }: Due, today: Day) {
  const history = units.current();
  const words = wordsFor(period, history, { on: today });
  const found = await projector
    .collection<FiledView>(filed.name)
    .find({ 'ix.filed': { $in: [...words] } })
    .toArray();
  const filings = found.flatMap(({ view }) =>
    view && !view.sample && isFor(period, view.statement, today) ? [view.filing] : [],
  );
  const { rows } = reportingTable(period, filings, history, { on: today });
  return rows.filter((row) => row.level === level && !isReported(row)).map(({ unitId }) => unitId);
}

const TRIES = 20;
const PAUSE_MS = 250;

/** What is on the topics now must have been read, or a report just given would be asked for again. */
async function isCaughtUp({ reader, config }: Parts, projector: Projector): Promise<boolean> {
  const topics = ['reviews', 'study'].map((context) => topicOf(config.namespace, context));
  const ends = await readEnds(reader, topics);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await projector.caughtUpWith(ends)) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}
