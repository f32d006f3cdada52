import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { sealCommit } from '@trienkhai/runtime/commit-hash';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase, type Collection, type Database } from '@trienkhai/runtime/document-store';
import { cliOf, type Ran } from './run.ts';

let office: SmallOffice;
let directives: Database;
let trace: Database;
let commits: Collection<Commit>;
let cli: (...words: string[]) => Promise<Ran>;
/** Stream of a directive's receipts in one commune: one record and two corrections. */
let receipts: string;
let task: string;
/** Puts back what a test has spoilt. */
let undo = async (): Promise<unknown> => undefined;

beforeAll(async () => {
  office = await openSmallOffice();
  cli = cliOf(office);
  directives = await openDatabase(office.mongoUri, `${office.namespace}-directives`);
  trace = await openDatabase(office.mongoUri, `${office.namespace}-trace`);
  commits = directives.db.collection<Commit>('commits');
  const { id: directive, positions: after } = await office.register();
  for (const [i, unit] of UNITS.communes.entries()) {
    const fact = { directive, unit, on: `2022-02-0${i + 1}` };
    const { id, positions } = await office.send('recordReceipt', fact, { after });
    if (i === 0) receipts = id;
    const correction = { ...fact, stage: 'RECEIVED', reason: 'Ghi nhầm ngày' };
    for (const on of ['2022-03-01', '2022-03-02'])
      await office.send('correctUnitStage', { ...correction, on }, { after: positions });
    const people = [{ unit: 'LEARNER', value: 90 + i }];
    const session = { kind: 'study-class', unit, directives: [directive], heldOn: '2022-03-15', people };
    await office.send('recordSession', session, { after });
  }
  const given = { by: UNITS.province, owner: UNITS.district, assignedOn: '2022-05-01', dueOn: '2022-06-30' };
  task = (await office.send('assignTask', { ...given, text: 'Báo cáo kết quả' })).id;
  await office.quiet();
});

afterEach(() => undo());
afterAll(async () => {
  await directives.close();
  await trace.close();
  await office.close();
});

/** Lets a test spoil commits of the stream; they are put back after it. */
async function spoil(change: (stored: readonly Commit[]) => Promise<unknown>): Promise<Ran> {
  const stored = await commits.find({ streamId: receipts }).sort({ seq: 1 }).toArray();
  undo = async () => {
    await commits.deleteMany({ streamId: receipts });
    await commits.insertMany([...stored]);
  };
  await change(stored);
  return cli('verify');
}

function foundIn(streamId: string, where: string, problem: string) {
  return expect.objectContaining({ streamId, where, problem });
}

describe('verify', () => {
  test('finds nothing on a sound system, and the exit code is 0', async () => {
    const { exitCode, lines } = await cli('verify');
    expect(lines.at(-1)).toEqual({ findings: 0, documents: 14, unfolded: 0 });
    expect(exitCode).toBe(0);
    expect(lines.slice(0, 2)).toEqual([
      { context: 'units', commits: 3, streams: 3, records: 12 },
      { context: 'directives', commits: 20, streams: 8, records: 20 },
    ]);
  });

  test('finds a changed byte: in the chain, against the topic and against the read model', async () => {
    const { exitCode, findings } = await spoil(([, second]) =>
      commits.updateOne({ _id: second!._id }, { $set: { 'events.0.data.reason': 'Ghi nhằm ngày' } }),
    );
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'commits', 'CHANGED'));
    expect(findings).toContainEqual(foundIn(receipts, 'topic', 'DIFFERS'));
    expect(findings.every(({ streamId }) => streamId === receipts)).toBe(true);
  });

  test('finds a change that was covered up with new hashes: the topic still bears the old ones', async () => {
    const { exitCode, findings } = await spoil(async ([, second, third]) => {
      const { hash: _, published, toVersion: _to, ...draft } = second!;
      const rewritten = sealCommit({ ...draft, actor: 'recorder@province:40' }).commit;
      const next = sealCommit({ ...draftOf(third!), prevHash: rewritten.hash }).commit;
      await commits.replaceOne({ _id: second!._id }, { ...rewritten, published });
      await commits.replaceOne({ _id: third!._id }, { ...next, published });
    });
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'topic', 'DIFFERS'));
  });

  test('finds a commit that was dropped in the middle', async () => {
    const { exitCode, findings } = await spoil(([, second]) => commits.deleteOne({ _id: second!._id }));
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'commits', 'HOLE'));
  });

  test('finds a tail that was cut off, which the chain alone cannot show', async () => {
    const { exitCode, findings } = await spoil(([, , third]) => commits.deleteOne({ _id: third!._id }));
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'topic', 'TAIL_CUT'));
    expect(findings).not.toContainEqual(expect.objectContaining({ where: 'commits' }));
  });

  test('finds a whole stream that was dropped', async () => {
    const { exitCode, findings } = await spoil(() => commits.deleteMany({ streamId: receipts }));
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'topic', 'STREAM_DROPPED'));
    expect(findings).toContainEqual(foundIn(receipts, 'read-model', 'STREAM_DROPPED'));
  });

  test('finds two commits that were swapped by hand', async () => {
    const { exitCode, findings } = await spoil(async ([, second, third]) => {
      await commits.deleteMany({ _id: { $in: [second!._id, third!._id] } });
      await commits.insertMany([
        { ...second!, _id: third!._id, seq: third!.seq },
        { ...third!, _id: second!._id, seq: second!.seq },
      ]);
    });
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'commits', 'UNLINKED'));
  });

  test('finds a commit that counts as published and is not on the topic', async () => {
    const { exitCode, findings } = await spoil(async ([, , third]) => {
      const { commit } = sealCommit({
        ...draftOf(third!),
        seq: 4,
        fromVersion: 3,
        commandId: 'never-sent',
        prevHash: third!.hash,
      });
      await commits.insertOne({ ...commit, published: true });
    });
    expect(exitCode).toBe(1);
    expect(findings).toEqual([foundIn(receipts, 'topic', 'NOT_PUBLISHED')]);
  });
});

function draftOf({ hash: _hash, published: _published, toVersion: _to, _id, ...draft }: Commit) {
  return draft;
}

describe('verify of read models', () => {
  const documents = () => trace.db.collection<{ _id: string }>('progress_v1');

  async function spoilDocument(change: () => Promise<unknown>): Promise<Ran> {
    const stored = await documents().findOne({ _id: receipts });
    undo = () => documents().replaceOne({ _id: receipts }, stored!, { upsert: true });
    await change();
    return cli('verify');
  }

  test('finds a document that was changed', async () => {
    const { exitCode, findings } = await spoilDocument(() =>
      documents().updateOne({ _id: receipts }, { $set: { 'view.unitId': UNITS.province } }),
    );
    expect(exitCode).toBe(1);
    expect(findings).toEqual([foundIn(receipts, 'read-model', 'DIFFERS')]);
  });

  test('finds an entry of a list that was changed', async () => {
    const entries = trace.db.collection<{ _id: string }>('tasks_entries_v1');
    undo = () => entries.updateOne({ _id: task }, { $set: { due: '2022-06-30' } });
    await entries.updateOne({ _id: task }, { $set: { due: '2023-06-30' } });
    const { exitCode, findings } = await cli('verify');
    expect(exitCode).toBe(1);
    expect(findings).toEqual([foundIn(task, 'read-model', 'DIFFERS')]);
  });

  test('finds a document that is gone', async () => {
    const { exitCode, findings } = await spoilDocument(() => documents().deleteOne({ _id: receipts }));
    expect(exitCode).toBe(1);
    expect(findings).toEqual([foundIn(receipts, 'read-model', 'MISSING')]);
  });

  test('finds a document that was set back', async () => {
    const { exitCode, findings } = await spoilDocument(() =>
      documents().updateOne({ _id: receipts }, { $set: { version: 1 } }),
    );
    expect(exitCode).toBe(1);
    expect(findings).toContainEqual(foundIn(receipts, 'read-model', 'DIFFERS'));
  });
});
