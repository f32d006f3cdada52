import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { sealCommit } from '@trienkhai/runtime/commit-hash';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { makeDigestsDaily } from '@trienkhai/runtime/commit-store/daily-digest';
import { isIncluded, statementOf } from '@trienkhai/runtime/digest';
import { developmentKey } from '@trienkhai/runtime/digest/signing-key';
import { openDatabase, type Collection, type Database } from '@trienkhai/runtime/document-store';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requirePrograms, verifiedElsewhere } from './independent-verifier.ts';
import { cliOf, type Ran } from './run.ts';

let office: SmallOffice;
let directives: Database;
let commits: Collection<Commit>;
let folder: string;
let cli: (...words: string[]) => Promise<Ran>;
let receipts: string;
let directive: string;
/** Puts back what a test has spoilt. */
let undo = async (): Promise<unknown> => undefined;

beforeAll(async () => {
  await requirePrograms();
  office = await openSmallOffice();
  folder = await mkdtemp(join(tmpdir(), 'trienkhai-digest-'));
  cli = cliOf(office, { TRIENKHAI_DATA: folder });
  directives = await openDatabase(office.mongoUri, `${office.namespace}-directives`);
  commits = directives.db.collection<Commit>('commits');
  directive = (await office.register()).id;
  const fact = { directive, unit: UNITS.communes[0]!, on: '2022-02-01' };
  const { id, positions } = await office.send('recordReceipt', fact);
  receipts = id;
  const correction = { ...fact, stage: 'RECEIVED', reason: 'Ghi nhầm ngày' };
  await office.send('correctUnitStage', { ...correction, on: '2022-03-01' }, { after: positions });
  await office.quiet();
  await cli('digest', 'make');
  await cli('digest', 'save', '-o', file('digest.json'));
  const [{ pem }] = (await cli('digest', 'key')).lines as [{ pem: string }];
  await writeFile(file('key.pem'), pem);
}, 120_000);

afterEach(() => undo());
afterAll(async () => {
  await directives.close();
  await office.close();
  await rm(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);
const against = (...words: string[]) => cli('verify', '--against', file('digest.json'), ...words);
const digestFindings = ({ findings }: Ran) => findings.filter(({ where }) => where === 'digest');

/** What a verifier that shares no code with us says of the same digest and of what is stored now. */
async function elsewhere(key = 'key.pem', digest = 'digest.json') {
  await cli('digest', 'commits', '-o', file('commits.ndjson'));
  return verifiedElsewhere(file(digest), file('commits.ndjson'), file(key));
}

async function spoil(change: (stored: readonly Commit[]) => Promise<unknown>): Promise<Ran> {
  const stored = await commits.find({ streamId: receipts }).sort({ seq: 1 }).toArray();
  undo = async () => {
    await commits.deleteMany({ streamId: receipts });
    await commits.insertMany([...stored]);
  };
  await change(stored);
  return against();
}

describe('a signed digest', () => {
  test('holds for what is stored, and what is recorded later changes nothing in that', async () => {
    await office.send('completeStudy', { directive, unit: UNITS.communes[1]!, on: '2022-04-01' });
    await office.quiet();
    const { exitCode, lines } = await against();
    expect(exitCode).toBe(0);
    expect(lines).toContainEqual({ digest: { heads: expect.any(Number), lost: 0 } });
    expect(await elsewhere()).toEqual({ code: 0, text: expect.stringMatching(/^whole: \d+ streams/) });
  });

  test('finds a changed byte', async () => {
    const ran = await spoil(([first]) =>
      commits.updateOne({ _id: first!._id }, { $set: { 'events.0.data.on': '2022-02-09' } }),
    );
    expect(ran.exitCode).toBe(1);
    expect(ran.findings).toContainEqual(expect.objectContaining({ problem: 'CHANGED', streamId: receipts }));
    expect(await elsewhere()).toMatchObject({
      code: 1,
      text: expect.stringContaining(`CHANGED: ${receipts}@1`),
    });
  });

  test('finds a stream that was written anew with new hashes', async () => {
    const ran = await spoil(async ([, second]) => {
      const { hash: _, published, toVersion: _to, ...draft } = second!;
      const { commit } = sealCommit({ ...draft, actor: 'recorder@province:40' });
      await commits.replaceOne({ _id: second!._id }, { ...commit, published });
    });
    expect(digestFindings(ran)).toEqual([
      expect.objectContaining({ problem: 'DIFFERS', streamId: receipts }),
    ]);
    expect(await elsewhere()).toMatchObject({ code: 1, text: expect.stringContaining(`LOST: ${receipts} `) });
  });

  test('finds a tail that was cut off, in both languages', async () => {
    const ran = await spoil(([, second]) => commits.deleteOne({ _id: second!._id }));
    const detail = 'chuỗi ngắn hơn lúc ký · shorter than when it was signed';
    expect(digestFindings(ran)).toEqual([
      expect.objectContaining({ problem: 'SHORTENED', streamId: receipts, detail }),
    ]);
    expect(await elsewhere()).toMatchObject({ code: 1, text: expect.stringContaining(`LOST: ${receipts} `) });
  });

  test('finds a stream that was dropped; the next digest says so itself', async () => {
    const ran = await spoil(() => commits.deleteMany({ streamId: receipts }));
    expect(digestFindings(ran)).toEqual([
      expect.objectContaining({ problem: 'STREAM_DROPPED', streamId: receipts }),
    ]);
    expect(await elsewhere()).toMatchObject({ code: 1, text: expect.stringContaining(`LOST: ${receipts} `) });
    const { exitCode, lines } = await cli('digest', 'make');
    expect(lines[0]).toMatchObject({ lost: 1 });
    expect(exitCode).toBe(1);
  });

  test('is not believed once a word or a head of it is altered, nor under another key', async () => {
    const text = await readFile(file('digest.json'), 'utf8');
    await writeFile(file('statement.json'), text.replace('\\"lost\\":0', '\\"lost\\":1'));
    await writeFile(file('heads.json'), text.replace(`["${receipts}",2,`, `["${receipts}",1,`));
    const { publicKey } = generateKeyPairSync('ed25519');
    await writeFile(file('other.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    for (const [problem, digest, key] of [
      ['SIGNATURE', 'statement.json', 'key.pem'],
      ['ROOT', 'heads.json', 'key.pem'],
      ['KEY', 'digest.json', 'other.pem'],
    ] as const) {
      const ran = await cli('verify', '--against', file(digest), '--key', file(key));
      expect(ran.exitCode).toBe(1);
      expect(digestFindings(ran)).toEqual([expect.objectContaining({ problem })]);
      expect(await elsewhere(key, digest)).toMatchObject({ code: 1, text: expect.stringContaining(problem) });
    }
  });

  test('is proven to stand for one stream without the others', async () => {
    const [proof] = (await cli('digest', 'prove', receipts, '1')).lines;
    expect(proof).toMatchObject({ head: { streamId: receipts, version: 2 } });
    expect(isIncluded(statementOf(proof), proof)).toBe(true);
  });

  test('is kept with those before it, each naming the one before; every one gives back its own heads', async () => {
    const before = await heads('1');
    await office.send('completeStudy', { directive, unit: UNITS.communes[2]!, on: '2022-04-02' });
    await cli('digest', 'make');
    const numbers = (await cli('digest', 'list')).lines.map(({ number }) => number as number);
    expect(numbers.at(-1)).toBe(1);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(await heads('1')).toEqual(before);
    const newest = await heads(String(numbers[0]));
    expect(newest.length).toBeGreaterThan(before.length);
    expect(await elsewhere('key.pem', 'saved.json')).toMatchObject({ code: 0 });
  });

  async function heads(number: string): Promise<readonly unknown[]> {
    await cli('digest', 'save', number, '-o', file('saved.json'));
    return JSON.parse(await readFile(file('saved.json'), 'utf8')).heads;
  }
});

test('each day has its digest: none twice on a day, one as soon as the next begins', async () => {
  const key = await developmentKey(file('daily.pem'));
  const namespace = `${office.namespace}-daily`;
  const made: string[] = [];
  const done = new AbortController();
  let now = new Date('2026-11-26T16:59:00Z');
  let looks = 0;
  const daily = {
    ...{ mongoUri: office.mongoUri, namespace, owner: 'test', key, everyMs: 1 },
    clock: () => {
      looks += 1;
      if (looks === 10) now = new Date('2026-11-26T17:00:00Z');
      return now;
    },
    onMade: ({ statement }: { statement: { at: string } }) => {
      made.push(statement.at);
      if (made.length === 2) done.abort();
    },
    onFailed: (error: unknown) => done.abort(error),
  };
  await makeDigestsDaily(daily, done.signal);
  expect(made).toEqual(['2026-11-26T16:59:00.000Z', '2026-11-26T17:00:00.000Z']);
});
