import { expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { coalesce } from './coalesce.ts';

function store(pauseMs: number) {
  const asked: (readonly string[])[] = [];
  const read = coalesce(async (keys: readonly string[]) => {
    asked.push(keys);
    await delay(pauseMs);
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  return { asked, read };
}

test('what is asked together is read together, each key once', async () => {
  const { asked, read } = store(1);
  expect(await Promise.all(['a', 'b', 'a', 'none'].map(read))).toEqual(['A', 'B', 'A', undefined]);
  expect(asked).toEqual([['a', 'b', 'none']]);
});

test('what is asked while a load is under way goes with the next one', async () => {
  const { asked, read } = store(10);
  const first = read('a');
  await delay(5);
  const second = [read('a'), read('b')];
  expect(await Promise.all([first, ...second])).toEqual(['A', 'A', 'B']);
  expect(asked).toEqual([['a'], ['a', 'b']]);
});

test('a load that hangs holds nobody up', async () => {
  let loads = 0;
  const read = coalesce<string, string>((keys) => {
    loads += 1;
    return loads === 1
      ? new Promise(() => undefined)
      : Promise.resolve(new Map(keys.map((key) => [key, key])));
  });
  void read('a');
  await delay(5);
  expect(await read('b')).toBe('b');
});

test('a failure reaches all who were asking, and only them', async () => {
  let loads = 0;
  const read = coalesce<string, string>((keys) => {
    loads += 1;
    return loads === 1
      ? Promise.reject(new Error('away'))
      : Promise.resolve(new Map(keys.map((key) => [key, key])));
  });
  const failed = await Promise.allSettled([read('a'), read('b')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a')).toBe('a');
});
