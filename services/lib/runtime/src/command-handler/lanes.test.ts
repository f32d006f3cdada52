import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createLanes } from './lanes.ts';

test('one key in order, a failure included; different keys side by side', async () => {
  const inTurn = createLanes();
  const log: string[] = [];
  const work =
    (name: string, ms: number, fails = false) =>
    async () => {
      log.push(`${name}+`);
      await setTimeout(ms);
      log.push(`${name}-`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    inTurn('a', work('a1', 20, true)),
    inTurn('a', work('a2', 1)),
    inTurn('b', work('b1', 5)),
  ]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log).toEqual(['a1+', 'b1+', 'b1-', 'a1-', 'a2+', 'a2-']);
});
