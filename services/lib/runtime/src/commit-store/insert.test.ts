import { expect, test } from '@jest/globals';
import type { Commit } from '../commit-store.ts';
import type { Db } from '../document-store.ts';
import { batchInsert } from './insert.ts';

const commits = [{ _id: 'a@1' }, { _id: 'b@1' }] as unknown as Commit[];
const answering = (command: Db['command']) => ({ command }) as unknown as Db;

test('a store that says nothing until it is given up leaves every commit without a verdict', async () => {
  const silent = answering(
    (_command, options) =>
      new Promise((_resolve, reject) => {
        const { signal } = options as { readonly signal: AbortSignal };
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  expect(await batchInsert(silent, 'commits')(commits, 20)).toEqual({
    verdicts: ['open', 'open'],
    sent: true,
  });
});

test('a store that refuses has given its verdict', async () => {
  const refusing = answering(() => Promise.reject(new Error('not authorized')));
  const { verdicts } = await batchInsert(refusing, 'commits')(commits, 1_000);
  expect(verdicts).toEqual([new Error('not authorized'), new Error('not authorized')]);
});
