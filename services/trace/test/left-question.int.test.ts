import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import type { ProjectionSnapshot, ReadBounds } from '@trienkhai/runtime/projector';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { setTimeout as sleep } from 'node:timers/promises';
import { findStored } from '../src/storage/documents.ts';
import { unlimited } from '../src/storage/sight.ts';

const stack = {
  kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
  mongoUri: process.env['MONGODB_URI'] ?? '',
};
const namespace = `left-${randomUUID().slice(0, 8)}`;
/** A minute for each document, unless the store ends it before. */
const SLOW = { $where: 'sleep(60000) || true' };
let database: Database;

beforeAll(async () => {
  database = await openDatabase(stack.mongoUri, `${namespace}-trace`);
  await database.db.collection('activities').insertOne({ version: 1, view: null });
});
afterAll(async () => {
  await database.close();
  await dropNamespace({ ...stack, namespace });
});

function ask(bounds: ReadBounds): Promise<unknown> {
  const collection = (name: string) => database.db.collection(name);
  return findStored(unlimited({ collection, bounds } as unknown as ProjectionSnapshot), 'activities', SLOW);
}

/** How many of our questions the store works on. */
async function underWay(): Promise<number> {
  const ours = { ns: `${namespace}-trace.activities`, op: 'query' };
  const stages = [{ $currentOp: {} }, { $match: ours }];
  return (await database.db.client.db('admin').aggregate(stages).toArray()).length;
}

async function until(count: number): Promise<void> {
  while ((await underWay()) !== count) await sleep(20);
}

test('a question that nobody waits for any more ends in the store', async () => {
  const gone = new AbortController();
  const outcome = ask({ signal: gone.signal }).then(
    () => 'answered',
    (error: Error) => error.message,
  );
  await until(1);
  gone.abort(new Error('the client left'));
  expect(await outcome).toBe('the client left');
  await until(0);
});

test('a question that outlives its deadline is ended by the store itself', async () => {
  await expect(ask({ maxTimeMS: 300 })).rejects.toThrow(/exceeded time limit/);
  await until(0);
});
