import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultyProxy } from '@trienkhai/testkit/proxy';
import { faultyProxy } from '@trienkhai/testkit/proxy';
import { tally, tallyCodec } from '@trienkhai/testkit/tally';
import { createCommandHandler } from '../src/command-handler.ts';
import { verifyChain } from '../src/commit-hash.ts';
import { openCommitStore } from '../src/commit-store.ts';
import type { Commit, CommitStore } from '../src/commit-store.ts';
import { openDatabase } from '../src/document-store.ts';
import type { Database } from '../src/document-store.ts';
import { mongoUri, ownDatabase } from './provided.ts';

let direct: Awaited<ReturnType<typeof ownDatabase>>;
let beside: CommitStore;
let proxy: FaultyProxy;
let database: Database;
let store: CommitStore;

beforeAll(async () => {
  direct = await ownDatabase('store');
  beside = await openCommitStore(direct);
  const [host = '', port = '27017'] = new URL(mongoUri).host.split(':');
  proxy = await faultyProxy({ host, port: Number(port) });
  const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
  database = await openDatabase(uri, direct.db.databaseName);
  store = await openCommitStore(database);
});
afterEach(() => proxy.heal());
afterAll(async () => {
  await database.close();
  await proxy.close();
  await direct.drop();
});

function sender(over: CommitStore) {
  const handler = createCommandHandler({ store: over, decider: tally, codec: tallyCodec });
  return (streamId: string, commandId: string = randomUUID()) =>
    handler.handle(
      {
        streamId,
        key: streamId,
        commandId,
        actor: 'admin@centre',
        unit: 'centre:TW:2021-11-01',
        command: { type: 'Add', numbers: [1] },
      },
      {},
    );
}
const anyStream = () => `tally:${randomUUID()}`;

async function timed(work: Promise<unknown>): Promise<{ code: unknown; ms: number }> {
  const begun = Date.now();
  const code = await work.then(
    () => 'ACCEPTED',
    (error: { code?: unknown }) => error.code ?? error,
  );
  return { code, ms: Date.now() - begun };
}

describe('a store that is away', () => {
  test('refuses within two seconds, known streams and new ones, and however many wait', async () => {
    const send = sender(store);
    const known = anyStream();
    await send(known);
    await proxy.cut();
    const asked = [known, known, known, anyStream(), anyStream()].map((stream) => timed(send(stream)));
    for (const { code, ms } of await Promise.all(asked)) {
      expect(code).toBe('UNAVAILABLE');
      expect(ms).toBeLessThan(2_000);
    }
    await proxy.heal();
    expect(await timed(send(known))).toMatchObject({ code: 'ACCEPTED' });
    expect((await beside.read(known)).length).toBe(2);
  });

  test('that freezes in the middle answers as well', async () => {
    const send = sender(store);
    const known = anyStream();
    await send(known);
    proxy.freeze();
    const asked = [known, anyStream()].map((stream) => timed(send(stream)));
    for (const { code, ms } of await Promise.all(asked)) {
      expect(['UNAVAILABLE', 'OUTCOME_UNKNOWN']).toContain(code);
      expect(ms).toBeLessThan(2_000);
    }
  });
});

describe('an answer that is lost', () => {
  test('leaves the outcome unknown, and sending again tells it: recorded once', async () => {
    const send = sender(store);
    const stream = anyStream();
    await send(stream);
    proxy.holdAnswers();
    expect(await timed(send(stream, 'lost-answer'))).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    await proxy.heal();
    // Connections that died unnoticed may cost another attempt.
    const again = () => send(stream, 'lost-answer');
    expect(await again().catch(again)).toMatchObject({ version: 2, replayed: true });
    expect(await send(stream)).toMatchObject({ version: 3 });
    const commits = await beside.read(stream);
    expect(commits.map((commit) => commit.seq)).toEqual([1, 2, 3]);
    expect(verifyChain(commits)).toEqual([]);
  });

  test('but comes back in time is settled by the same document again', async () => {
    const send = sender(store);
    const stream = anyStream();
    await send(stream);
    proxy.holdAnswers();
    const sent = send(stream, 'late-answer');
    while ((await beside.read(stream)).length < 2) await setTimeout(10);
    await proxy.heal();
    expect(await sent).toMatchObject({ version: 2, replayed: false });
    expect((await beside.read(stream)).length).toBe(2);
  });
});

describe('verification', () => {
  async function chain(length: number): Promise<{ stream: string; commits: readonly Commit[] }> {
    const stream = anyStream();
    for (let i = 0; i < length; i++) await sender(beside)(stream);
    return { stream, commits: await beside.read(stream) };
  }
  const problemsOf = async (stream: string) =>
    verifyChain(await beside.read(stream)).map(({ seq, problem }) => `${seq} ${problem}`);

  test('finds nothing in what was written', async () => {
    const { stream } = await chain(12);
    expect(await problemsOf(stream)).toEqual([]);
    const all: Commit[] = [];
    for await (const commit of beside.all()) all.push(commit);
    expect(verifyChain(all)).toEqual([]);
  });

  test('finds a changed byte', async () => {
    const { stream } = await chain(4);
    await beside.collection.updateOne({ _id: `${stream}@2` }, { $set: { 'events.0.data.number': 2 } });
    expect(await problemsOf(stream)).toEqual(['2 CHANGED']);
  });

  test('finds a commit dropped in the middle', async () => {
    const { stream } = await chain(4);
    await beside.collection.deleteOne({ _id: `${stream}@2` });
    expect(await problemsOf(stream)).toContain('3 HOLE');
  });

  test('finds two commits swapped', async () => {
    const { stream, commits } = await chain(4);
    const [, second, third] = commits as [Commit, Commit, Commit];
    await beside.collection.deleteMany({ _id: { $in: [second._id, third._id] } });
    await beside.collection.insertMany([
      { ...third, _id: second._id, seq: 2 },
      { ...second, _id: third._id, seq: 3 },
    ]);
    const problems = await problemsOf(stream);
    expect(problems).toEqual(expect.arrayContaining(['2 CHANGED', '3 CHANGED', '2 UNLINKED', '3 UNLINKED']));
  });
});
