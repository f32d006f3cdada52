import { expect, test } from '@jest/globals';
import { createSettlement } from './settlement.ts';

const NOW = Date.parse('2025-01-15T00:00:00.000Z');
const call = { token: '', signal: new AbortController().signal };

function settlement(state: { unpublished: number; passes: boolean; asked: string[] }) {
  let clock = NOW;
  return createSettlement<string>({
    unpublished: () => {
      state.asked.push('relays');
      return Promise.resolve(state.unpublished);
    },
    ends: () => {
      state.asked.push('ends');
      return Promise.resolve('ends');
    },
    passed: (ends) => {
      state.asked.push(`passed ${ends}`);
      return Promise.resolve(state.passes);
    },
    now: () => (clock += 700),
  });
}

test('an instant is settled when the relays are empty and the ends read after that are folded', async () => {
  const state = { unpublished: 0, passes: true, asked: [] as string[] };
  await settlement(state).settle(new Date(NOW - 10_000), call);
  expect(state.asked).toEqual(['relays', 'ends', 'passed ends']);
});

test('settled once, settled for ever, with every earlier instant', async () => {
  const state = { unpublished: 0, passes: true, asked: [] as string[] };
  const settled = settlement(state);
  await settled.settle(new Date(NOW - 10_000), call);
  state.unpublished = 5;
  await settled.settle(new Date(NOW - 10_000), call);
  await settled.settle(new Date(NOW - 20_000), call);
  await expect(settled.settle(new Date(NOW - 9_000), call)).rejects.toMatchObject({ code: 'NOT_YET' });
});

test('less than five seconds back, unpublished or not folded: not yet', async () => {
  const state = { unpublished: 0, passes: false, asked: [] as string[] };
  await expect(settlement(state).settle(new Date(NOW - 1_000), call)).rejects.toMatchObject({
    code: 'NOT_YET',
  });
  expect(state.asked).toEqual([]);
  await expect(settlement(state).settle(new Date(NOW - 10_000), call)).rejects.toMatchObject({
    code: 'NOT_YET',
  });
});
