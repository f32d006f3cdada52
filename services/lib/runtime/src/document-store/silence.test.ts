import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Database } from '../document-store.ts';
import { unlessSilent } from './silence.ts';

function storeThat(ping: () => Promise<unknown>): {
  readonly store: Pick<Database, 'db'>;
  asked: () => number;
} {
  let asked = 0;
  const command = () => {
    asked += 1;
    return ping();
  };
  return { store: { db: { command } } as unknown as Pick<Database, 'db'>, asked: () => asked };
}

const never = () => new Promise<never>(() => undefined);

test('quick work never asks the store', async () => {
  const { store, asked } = storeThat(never);
  expect(await unlessSilent(store)(Promise.resolve(7))).toBe(7);
  expect(asked()).toBe(0);
});

test('slow work is waited for as long as the store answers', async () => {
  const { store, asked } = storeThat(() => Promise.resolve());
  expect(await unlessSilent(store)(sleep(1_200, 7))).toBe(7);
  expect(asked()).toBe(2);
});

test('once the store is silent every open request is told so in time, and the store is asked once', async () => {
  const { store, asked } = storeThat(never);
  const guard = unlessSilent(store);
  const begun = performance.now();
  const answers = await Promise.allSettled([guard(never()), guard(never())]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
  }
  expect(performance.now() - begun).toBeLessThan(1_900);
  expect(asked()).toBe(1);
});

test('the error of the work is its own', async () => {
  const { store } = storeThat(() => Promise.reject(new Error('refused')));
  await expect(unlessSilent(store)(sleep(600).then(() => Promise.reject(new Error('mine'))))).rejects.toThrow(
    'mine',
  );
});
