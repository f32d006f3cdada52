import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { fairLanes, type LaneBounds, type Leave } from './lanes.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Tells who has had a turn, in that order. */
function line(bounds: Partial<LaneBounds> = {}) {
  const lanes = fairLanes({ lanes: 1, ofOne: 10, inAll: 100, ...bounds });
  const turns: string[] = [];
  const leaves: Leave[] = [];
  const come = (who: string, isGone?: () => boolean) =>
    lanes.enter(who, isGone).then(
      (leave) => {
        turns.push(who);
        leaves.push(leave);
      },
      (error: { readonly code?: string }) => void turns.push(`${who} ${error.code}`),
    );
  const settle = () => jest.advanceTimersByTimeAsync(0);
  const leave = async (afterMs?: number) => {
    leaves.shift()!(afterMs);
    await settle();
  };
  return { come, leave, leaves, look: lanes.look, settle, turns };
}

test('whoever comes once has its turn after one of each before it, however many those have sent', async () => {
  const { come, leave, settle, turns } = line();
  for (const who of ['flood', 'flood', 'flood', 'flood', 'other', 'clerk']) void come(who);
  await settle();
  expect(turns).toEqual(['flood']);
  for (let i = 0; i < 5; i += 1) await leave();
  expect(turns).toEqual(['flood', 'flood', 'other', 'clerk', 'flood', 'flood']);
});

test('a place that is given back later stays taken until then, and is given back once', async () => {
  const { come, leave, leaves, settle, turns } = line();
  void come('a');
  void come('b');
  void come('c');
  await settle();
  const [again] = leaves;
  await leave(250);
  await jest.advanceTimersByTimeAsync(249);
  expect(turns).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(1);
  again!();
  await settle();
  expect(turns).toEqual(['a', 'b']);
});

test('who stays for long keeps nobody else out', async () => {
  const { come, settle, turns } = line();
  void come('download');
  void come('clerk');
  await settle();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(turns).toEqual(['download', 'clerk']);
});

test('the line of one is bounded, and so is that of all', async () => {
  const { come, settle, turns } = line({ ofOne: 1, inAll: 2 });
  for (const who of ['a', 'a', 'a', 'b', 'c']) void come(who);
  await settle();
  expect(turns).toEqual(['a', 'a UNAVAILABLE', 'c UNAVAILABLE']);
});

test('nothing is done for who has left the line', async () => {
  const { come, leave, settle, turns } = line();
  void come('a');
  void come('gone', () => true);
  void come('b');
  await settle();
  await leave();
  expect(turns).toEqual(['a', 'gone UNAVAILABLE', 'b']);
});

test('while others are at work one begins in a while, and as soon as they are not, everybody', async () => {
  let isBusy = true;
  const { come, look, settle, turns } = line({ lanes: 10, isBusy: () => isBusy });
  for (const who of ['a', 'b', 'c', 'd']) void come(who);
  await settle();
  expect(turns).toEqual([]);
  await jest.advanceTimersByTimeAsync(100);
  expect(turns).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(100);
  expect(turns).toEqual(['a', 'b']);
  isBusy = false;
  look();
  await settle();
  expect(turns).toEqual(['a', 'b', 'c', 'd']);
});

test('beside others who are about a place rests three times as long as it was taken, and else not at all', async () => {
  let sharers = ['a', 'clerk'];
  const { come, leave, settle, turns } = line({ isShared: (who) => sharers.some((each) => each !== who) });
  for (const who of ['a', 'a', 'a']) void come(who);
  await settle();
  await jest.advanceTimersByTimeAsync(20);
  await leave();
  await jest.advanceTimersByTimeAsync(59);
  expect(turns).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(1);
  expect(turns).toEqual(['a', 'a']);
  sharers = ['a'];
  await jest.advanceTimersByTimeAsync(20);
  await leave();
  expect(turns).toEqual(['a', 'a', 'a']);
});
