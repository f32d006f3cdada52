import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { GetRolloutRequest, type GetRolloutResponse } from '@trienkhai/proto/trienkhai/trace/v1/service';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPairs, type Pairs } from '../src/pairs.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const RUNS = process.env['TRIENKHAI_NIGHTLY'] === '1' ? 400 : 40;
const SETTLED_AFTER_MS = 5_000;
let office: SmallOffice;
let pairs: Pairs;
let directive: string;
let registeredAt: number;

beforeAll(async () => {
  office = await openSmallOffice();
  pairs = await openPairs(office);
  ({ id: directive } = await office.register());
  registeredAt = Date.now();
});
afterAll(async () => {
  await pairs?.close();
  await office?.close();
});

/** Receipts and corrections of them, one after the other, until it is told to end. */
async function keepWriting(ending: AbortSignal): Promise<number> {
  let written = 0;
  for (; !ending.aborted; written += 1) {
    const unit = UNITS.communes[written % 6];
    const on = `2022-0${1 + (written % 9)}-15`;
    const fact = { directive, unit, on };
    const reason = 'Ghi nhầm ngày đến';
    if (written < 6) await office.send('recordReceipt', fact);
    else await office.send('correctUnitStage', { ...fact, stage: 'RECEIVED', reason });
    await sleep(30);
  }
  return written;
}

/** The levels of the rollout, or the code of the refusal; waits while it is too early to say. */
async function answer(instance: number, on: string, knownAt: Date): Promise<unknown> {
  const request = GetRolloutRequest.fromPartial({
    context: { on, knownAt },
    scope: { directiveId: directive },
  });
  for (;;) {
    try {
      const { levels }: GetRolloutResponse = await pairs.trace[instance]!.getRollout(request, office);
      return levels;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code !== 'NOT_YET') return error.code;
      await sleep(100);
    }
  }
}

test('the answer for a fixed day and instant never changes while facts come and are corrected', async () => {
  const ending = new AbortController();
  const writing = keepWriting(ending.signal);
  await sleep(SETTLED_AFTER_MS);
  const answers = new Map<string, unknown>();
  const on = fc.constantFrom('2022-03-20', '2022-06-20', '2024-01-01');
  const instance = fc.constantFrom(0, 1);
  await fc.assert(
    fc.asyncProperty(
      on,
      fc.noBias(fc.integer({ min: 0, max: 999 }).map((n) => n / 1_000)),
      instance,
      async (day, share, which) => {
        const span = Date.now() - SETTLED_AFTER_MS - registeredAt;
        const instant = new Date(registeredAt + Math.round(span * share)).toISOString();
        answers.set(`${day} ${instant}`, await answer(which, day, new Date(instant)));
        const known = [...answers];
        const [asked, before] = known[Math.floor(share * known.length) % known.length]!;
        const [sameDay, then] = asked.split(' ') as [string, string];
        expect(await answer(1 - which, sameDay, new Date(then))).toEqual(before);
        await sleep(50);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  ending.abort();
  expect(await writing).toBeGreaterThan(20);
  await office.quiet();
  for (const [asked, before] of answers) {
    const [day, then] = asked.split(' ') as [string, string];
    expect(await answer(0, day, new Date(then))).toEqual(before);
  }
  expect(new Set([...answers.values()].map((each) => JSON.stringify(each))).size).toBeGreaterThan(3);
});
