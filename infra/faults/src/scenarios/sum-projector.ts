import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { Hooks } from '@trienkhai/runtime/hooks';
import { createLogger } from '@trienkhai/runtime/logger';
import { createProjector, readEnds } from '@trienkhai/runtime/projector';
import type { Projection } from '@trienkhai/runtime/projector';
import type { Scenario } from '../stage.ts';

export interface SumErrand {
  readonly mongoUri: string;
  readonly brokers: readonly string[];
  readonly namespace: string;
}

/** Lists the numbers of a stream: a lost, doubled or reordered event shows. */
export const numbers: Projection<{ readonly numbers: readonly number[] }> = {
  name: 'numbers',
  contexts: ['study'],
  accepts: ({ streamId }) => streamId.startsWith('n:'),
  project: (view, event) => ({ numbers: [...(view?.numbers ?? []), Number(event.data['value'])] }),
  topics: () => ['all'],
};

/** Folds until everything that is on the topic now can be read. */
export async function foldToTheEnd(errand: SumErrand, hooks?: Hooks): Promise<void> {
  const { mongoUri, brokers, namespace } = errand;
  const logger = createLogger('projector', 'silent');
  const database = await openDatabase(mongoUri, `${namespace}-numbers`);
  const log = kafkaEventLog({ brokers, clientId: 'projector', logger });
  const reader = log.reader();
  const projector = createProjector({
    name: 'numbers',
    version: 1,
    projections: [numbers],
    database,
    reader,
    namespace,
    logger,
    hooks,
  });
  await projector.start();
  const ends = await readEnds(reader, [`${namespace}.study.v1`]);
  while (!(await projector.caughtUpWith(ends))) await setTimeout(20);
  await projector.stop();
  await log.close();
  await database.close();
}

export const play: Scenario<SumErrand, never> = ({ options, hooks }) => foldToTheEnd(options, hooks);
