import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tally, tallyCodec } from '@trienkhai/testkit/tally';
import type { TallyCommand } from '@trienkhai/testkit/tally';
import fc from 'fast-check';
import type { CommandEnvelope, CommandHandler } from '../src/command-handler.ts';
import { createCommandHandler } from '../src/command-handler.ts';
import { verifyChain } from '../src/commit-hash.ts';
import { openCommitStore } from '../src/commit-store.ts';
import type { CommitStore } from '../src/commit-store.ts';
import { ownDatabase } from './provided.ts';

type Tallies = CommandHandler<{ sum: number; count: number }, TallyCommand, unknown>;

let database: Awaited<ReturnType<typeof ownDatabase>>;
let stores: CommitStore[];
/** Two instances of one service: each with a store, a queue and a cache of its own. */
let instances: [Tallies, Tallies];

const handlerOver = (store: CommitStore): Tallies =>
  createCommandHandler({ store, decider: tally, codec: tallyCodec });

beforeAll(async () => {
  database = await ownDatabase('handler');
  stores = [await openCommitStore(database), await openCommitStore(database)];
  instances = [handlerOver(stores[0]!), handlerOver(stores[1]!)];
});
afterAll(() => database.drop());

const ones = (count: number) => Array.from({ length: count }, () => 1);
const anyStream = () => `tally:${randomUUID()}`;
const add = (
  streamId: string,
  numbers: readonly number[],
  more: Partial<CommandEnvelope<TallyCommand>> = {},
): CommandEnvelope<TallyCommand> => ({
  streamId,
  key: streamId,
  commandId: randomUUID(),
  actor: 'admin@centre',
  unit: 'centre:TW:2021-11-01',
  command: { type: 'Add', numbers },
  ...more,
});
const code = (error: unknown) => (error as { code?: string }).code;

describe('one command', () => {
  test('records all its events in one commit and answers the version after the last', async () => {
    const stream = anyStream();
    expect(await instances[0].handle(add(stream, [1, 2, 3]), {})).toMatchObject({
      version: 3,
      replayed: false,
    });
    const commits = await stores[0]!.read(stream);
    expect(commits).toHaveLength(1);
    expect(commits[0]).toMatchObject({ _id: `${stream}@1`, fromVersion: 0, toVersion: 3, published: false });
    expect(await instances[1].load(stream)).toEqual({ state: { sum: 6, count: 3 }, version: 3 });
  });

  test('that changes nothing leaves a receipt and the version as it was', async () => {
    const stream = anyStream();
    await instances[0].handle(add(stream, [1]), {});
    const empty = add(stream, []);
    const first = await instances[0].handle(empty, {});
    expect(first).toMatchObject({ version: 1, replayed: false });
    expect(await instances[1].handle(empty, {})).toEqual({ ...first, replayed: true });
    expect((await stores[0]!.read(stream)).map((commit) => commit.events.length)).toEqual([1, 0]);
  });

  test('that is rehearsed is decided on what stands now and records nothing', async () => {
    const stream = anyStream();
    await instances[0].handle(add(stream, [1]), {});
    await instances[1].handle(add(stream, [4]), {});
    expect(await instances[0].rehearse(add(stream, [-5, 2]), {})).toEqual({
      streamId: stream,
      version: 4,
      eventCount: 2,
    });
    await expect(instances[0].rehearse(add(stream, [-6]), {})).rejects.toMatchObject({
      code: 'COUNT_INVALID',
    });
    expect((await instances[1].load(stream)).version).toBe(2);
  });

  test('that was recorded answers a rehearsal with its receipt', async () => {
    const stream = anyStream();
    const command = add(stream, [1]);
    const first = await instances[0].handle(command, {});
    await instances[0].handle(add(stream, [1]), {});
    expect(await instances[1].rehearse(command, {})).toEqual({ ...first, replayed: true });
  });

  test('that is refused records nothing', async () => {
    const stream = anyStream();
    await expect(instances[0].handle(add(stream, [-1]), {})).rejects.toMatchObject({ code: 'COUNT_INVALID' });
    expect(await stores[0]!.read(stream)).toEqual([]);
  });

  test('is decided on what another instance has just recorded', async () => {
    const stream = anyStream();
    await instances[0].handle(add(stream, [1]), {});
    await instances[1].handle(add(stream, [4]), {});
    // Instance 0 still believes in a sum of 1.
    expect(await instances[0].handle(add(stream, [-5]), {})).toMatchObject({ version: 3 });
  });

  test('gets its context anew with the instant of recording, which never falls', async () => {
    const stream = anyStream();
    const later = new Date(Date.now() + 60_000);
    const ahead = createCommandHandler({
      store: stores[0]!,
      decider: tally,
      codec: tallyCodec,
      clock: () => later,
    });
    await ahead.handle(add(stream, [1]), {});
    const seen: Date[] = [];
    const outcome = await instances[1].handle(add(stream, [1]), (at: Date) => seen.push(at));
    expect(outcome.recordedAt).toEqual(later);
    expect(seen.at(-1)).toEqual(later);
  });
});

describe('the same command again', () => {
  test('k times at once, or later through another instance, commits once and answers alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
        fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 8 }),
        async (numbers, through) => {
          const stream = anyStream();
          const command = add(stream, numbers);
          const atOnce = await Promise.all(through.map((i) => instances[i].handle(command, {})));
          await instances[0].handle(add(stream, [1]), {});
          const later = await handlerOver(await openCommitStore(database)).handle(command, {});
          const answers = [...atOnce, later].map(({ replayed: _replayed, ...answer }) => answer);
          expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
          expect(atOnce.filter((answer) => !answer.replayed)).toHaveLength(1);
          expect(await stores[0]!.collection.countDocuments({ commandId: command.commandId })).toBe(1);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('is not refused although it could not be decided again', async () => {
    const stream = anyStream();
    const opening = add(stream, [5], { expectedVersion: 0 });
    const first = await instances[0].handle(opening, {});
    const taking = add(stream, [-5]);
    const second = await instances[0].handle(taking, {});
    expect(await instances[1].handle(opening, {})).toEqual({ ...first, replayed: true });
    expect(await instances[1].handle(taking, {})).toEqual({ ...second, replayed: true });
  });

  test('with another body, version, actor or unit is a reused key', async () => {
    const stream = anyStream();
    const command = add(stream, [1], { expectedVersion: 0 });
    await instances[0].handle(command, {});
    const others = [
      { command: { type: 'Add', numbers: [2] } as const },
      { expectedVersion: 1 },
      { actor: 'admin@province:87' },
      { unit: 'province:87:2021-11-01' },
    ];
    for (const other of others) {
      await expect(instances[1].handle({ ...command, ...other }, {})).rejects.toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    }
    expect(await stores[0]!.read(stream)).toHaveLength(1);
  });
});

describe('racing commands', () => {
  test('give 1..N without a hole, from two instances, several on one stream in one batch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ stream: fc.nat(2), instance: fc.nat(1), events: fc.nat(3) }), {
          minLength: 4,
          maxLength: 40,
        }),
        async (plan) => {
          const streams = [anyStream(), anyStream(), anyStream()];
          const outcomes = await Promise.all(
            plan.map(({ stream, instance, events }) =>
              instances[instance]!.handle(add(streams[stream]!, ones(events)), {}),
            ),
          );
          expect(outcomes.every((outcome) => !outcome.replayed)).toBe(true);
          for (const [index, stream] of streams.entries()) {
            const sent = plan.filter((one) => one.stream === index);
            const commits = await stores[0]!.read(stream);
            expect(commits.map((commit) => commit.seq)).toEqual(sent.map((_one, i) => i + 1));
            expect(verifyChain(commits)).toEqual([]);
            expect(commits.at(-1)?.toVersion ?? 0).toBe(sent.reduce((sum, one) => sum + one.events, 0));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('with the same expected version: exactly one wins, the others are told the version', async () => {
    const stream = anyStream();
    await instances[0].handle(add(stream, [1]), {});
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        instances[i % 2]!.handle(add(stream, [1], { expectedVersion: 1 }), {}),
      ),
    );
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(11);
    expect(new Set(lost.map((result) => code(result.reason)))).toEqual(new Set(['VERSION_CONFLICT']));
    expect(lost[0]!.reason).toMatchObject({ facts: { version: '2', expectedVersion: '1' } });
  });
});

describe('sizes', () => {
  test('an event whose record no broker would take is refused', async () => {
    const huge = add(anyStream(), [1], { command: { type: 'Add', numbers: [1], note: 'ă'.repeat(450_000) } });
    await expect(instances[0].handle(huge, {})).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
  });

  test('a commit of 25,000 events is one document, one above 16 MB is refused', async () => {
    const many = add(anyStream(), ones(25_000));
    const body = (note: number) =>
      ({ type: 'Add', numbers: many.command.numbers, note: 'x'.repeat(note) }) as const;
    expect(await instances[0].handle({ ...many, command: body(150) }, {})).toMatchObject({ version: 25_000 });
    const tooMany = { ...many, commandId: randomUUID(), command: body(600) };
    await expect(instances[0].handle(tooMany, {})).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
  });
});
