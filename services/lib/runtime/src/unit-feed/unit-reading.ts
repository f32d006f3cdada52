import { createGrantFold, type GrantBook } from '@trienkhai/kernel/grants';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { createUnitHistoryFold } from '@trienkhai/kernel/unit-history/fold';
import type { Logger } from 'pino';
import type { LogBatch, TopicEnds } from '../event-log.ts';
import { createCommitAssembly } from './commit-assembly.ts';
import type { CommitAssembly } from './commit-assembly.ts';

/** What has been read of the units topic so far. */
export interface UnitReading {
  readonly commits: CommitAssembly;
  current(): UnitHistory;
  readonly grants: GrantBook;
  /** Everything before the first known ends has been read. */
  caughtUp(): boolean;
  /** Everything before these ends has been read, and with it every whole commit among them. */
  passed(ends: TopicEnds): boolean;
  read(batch: LogBatch): Promise<void>;
  /** Where the topic ended when the reading began. */
  setEnds(ends: TopicEnds): void;
}

const intoEach =
  (...folds: readonly { apply(event: RecordedEvent): void }[]) =>
  (event: RecordedEvent) =>
    folds.forEach((fold) => fold.apply(event));

/** `changed` is called after each new snapshot. */
export function createUnitReading(logger: Logger, changed: () => void): UnitReading {
  const fold = createUnitHistoryFold();
  const grants = createGrantFold();
  const commits = createCommitAssembly(intoEach(fold, grants), logger);
  const next: bigint[] = [];
  let ends: TopicEnds | undefined;
  let caughtUp = false;
  let history = fold.snapshot();

  const passed = (given: TopicEnds): boolean => given.every((end, at) => (next[at] ?? 0n) >= end);

  /** Building a snapshot costs more than folding a commit: none is built on the way to the first. */
  function show(completed: boolean): void {
    const first = !caughtUp && ends !== undefined && passed(ends);
    if (!first && !(caughtUp && completed)) return;
    caughtUp = true;
    history = fold.snapshot();
    if (first) logger.info({ version: history.version }, 'units are known');
    changed();
  }

  return {
    commits,
    current: () => history,
    grants: grants.book,
    caughtUp: () => caughtUp,
    passed,
    read({ records, partition }) {
      const completed = commits.add(records);
      next[partition] = records.at(-1)!.offset + 1n;
      show(completed);
      return Promise.resolve();
    },
    setEnds(known) {
      ends = known;
      show(false);
    },
  };
}
