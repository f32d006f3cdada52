import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { EventLog } from '@trienkhai/runtime/event-log';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { KillPoint } from '@trienkhai/runtime/hooks';
import { createLogger } from '@trienkhai/runtime/logger';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { readTopic } from '@trienkhai/testkit/topic';
import { aftermath } from '../src/aftermath.ts';
import type { TallyAnswer, TallyErrand } from '../src/scenarios/tally-writer.ts';
import type { Strike } from '../src/victim.ts';
import { startVictim } from '../src/victim.ts';

const KILLS = process.env['TRIENKHAI_NIGHTLY'] === '1' ? 20 : 2;
const LEASE_MS = 600;
const POINTS: readonly KillPoint[] = [
  'before-insert',
  'after-insert',
  'before-reply',
  'after-reply',
  'before-produce',
  'after-produce',
  'before-acknowledgement',
  'after-acknowledgement',
];
const SCENARIO = new URL('../src/scenarios/tally-writer.ts', import.meta.url);
const namespace = `kills-${randomUUID().slice(0, 8)}`;
const kafkaBrokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const mongoUri = process.env['MONGODB_URI'] ?? '';
let log: EventLog;

beforeAll(() => {
  log = kafkaEventLog({ brokers: kafkaBrokers, clientId: namespace, logger: createLogger('test', 'silent') });
});
afterAll(async () => {
  await log.close();
  await dropNamespace({ kafkaBrokers, mongoUri, namespace });
});

interface Ground {
  readonly database: string;
  readonly topic: string;
}

async function newGround(): Promise<Ground> {
  const name = randomUUID().slice(0, 8);
  const topic = `${namespace}.${name}.v1`;
  await log.ensureTopics([topic]);
  return { database: `${namespace}-${name}`, topic };
}

/** Work that is new in this round: some commands with no event, one or several, on a few streams. */
function commandsOf(round: number): TallyErrand['commands'] {
  return Array.from({ length: 24 }, (_, i) => ({
    commandId: `${round}/${i}`,
    stream: `tally:${i % 5}`,
    numbers: [1, 1, 1].slice(i % 4),
  }));
}

function victim(
  ground: Ground,
  commands: TallyErrand['commands'],
  more: { strike?: Strike; pauseMs?: number; instanceId?: string } = {},
) {
  const { strike, pauseMs } = more;
  return startVictim<TallyErrand, TallyAnswer>({
    scenario: SCENARIO,
    options: {
      mongoUri,
      brokers: kafkaBrokers,
      ...ground,
      // A process that comes back is the owner again; one beside it has to wait for the lease.
      instanceId: more.instanceId ?? 'writer',
      leaseMs: LEASE_MS,
      commands,
      ...(pauseMs === undefined ? {} : { pauseMs }),
    },
    strike,
  });
}

async function problemsOn(ground: Ground): Promise<string[]> {
  const database = await openDatabase(mongoUri, ground.database);
  const commits: Commit[] = [];
  for await (const commit of (await openCommitStore(database)).all()) commits.push(commit);
  await database.close();
  return aftermath(commits, await readTopic(log, ground.topic));
}

/** The answers by command; two different ones to the same command are a finding. */
function agreed(answers: readonly TallyAnswer[]): Map<string, string> {
  const byCommand = new Map<string, string>();
  for (const answer of answers) {
    const text = JSON.stringify(answer);
    expect(byCommand.get(answer.commandId) ?? text).toBe(text);
    byCommand.set(answer.commandId, text);
  }
  return byCommand;
}

describe('a writing process that is killed', () => {
  test.each(POINTS)(`%s, ${KILLS} times: nothing is lost, nothing is there twice`, async (point) => {
    const ground = await newGround();
    const answers: TallyAnswer[] = [];
    const sent: TallyErrand['commands'][number][] = [];
    for (let round = 0; round < KILLS; round++) {
      sent.push(...commandsOf(round));
      const strike: Strike = { point, nth: 1 + (round % 2), signal: 'SIGKILL' };
      const dying = victim(ground, sent, { strike, pauseMs: 10 });
      expect(await dying.ended).toEqual({ killed: true });
      answers.push(...dying.answers);
    }
    const last = victim(ground, sent);
    expect(await last.ended).toEqual({ killed: false });
    expect(agreed([...answers, ...last.answers]).size).toBe(sent.length);
    expect(await problemsOn(ground)).toEqual([]);
  });
});

describe('an owner of the relay that is paused', () => {
  test.each(['before-produce', 'after-produce', 'before-acknowledgement'] as const)(
    '%s, and wakes after another has taken over: duplicates at most, never out of order',
    async (point) => {
      const ground = await newGround();
      const paused = victim(ground, commandsOf(0), {
        pauseMs: 20,
        strike: { point, nth: 2, signal: 'SIGSTOP' },
      });
      while (paused.answers.length < 4) await setTimeout(10);
      await setTimeout(LEASE_MS);
      const other = victim(ground, commandsOf(1), { pauseMs: 20, instanceId: 'other' });
      while (other.answers.length < 12) await setTimeout(10);
      await setTimeout(LEASE_MS);
      paused.signal('SIGCONT');
      expect(await Promise.all([paused.ended, other.ended])).toEqual([{ killed: false }, { killed: false }]);
      expect(agreed([...paused.answers, ...other.answers]).size).toBe(48);
      expect(await problemsOn(ground)).toEqual([]);
    },
  );
});
