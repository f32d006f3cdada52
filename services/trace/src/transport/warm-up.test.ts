import { expect, test } from '@jest/globals';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { act, directive } from '../../test/support/facts.ts';
import { communes, historyOf, smallCountry } from '../../test/support/history.ts';
import { noNumbers, rowOf } from '../projections/act-rows.ts';
import { createRollouts } from './compiled-rollouts.ts';
import type { TraceQueries } from './grpc.ts';
import { warmUp } from './warm-up.ts';

const history = historyOf(smallCountry);
const province = history.unitsWithin('centre:TW:2021-11-01', 'PROVINCE', '2022-01-01')[0]!;
const snapshot = {} as ProjectionSnapshot;
const numbers = noNumbers();
const said = { from: Date.parse('2022-10-06T00:00:00Z'), until: Infinity, sample: false };
const rows = {
  cells: Float64Array.from(rowOf(act(communes.a1, 'RECEIVED', '2022-10-01'), said, numbers)),
  numbers,
};
const now = new Date('2022-12-31T00:00:00Z');

const { issuedOn: _, ...withoutDay } = directive().facts;
const values = {
  'directive:old': directive({ issuedOn: '2022-01-05' }),
  'directive:between': directive({ issuedOn: '2022-03-05' }),
  'directive:new': directive({ issuedOn: '2022-09-05' }),
  'directive:newest-of-a-province': directive({ issuedOn: '2022-10-05', issuerId: province }),
  'directive:without-a-day': directive({}, { facts: withoutDay }),
};
const views = Object.entries(values).map(
  ([id, value]) => [id, { id, contributions: [{ version: 1, recordedAt: '2022-10-06', value }] }] as const,
);

function queriesReading(rowsOf: (id: string) => Promise<typeof rows>) {
  const rollouts = createRollouts();
  const models = {
    directives: async () => new Map(views),
    under: { rows: (_: unknown, id: string) => rowsOf(id) },
  };
  const sources = { units: () => history, now: () => now };
  return { sources, models, rollouts } as unknown as TraceQueries;
}

test('what is asked first is ready: the newest and the oldest document of the centre', async () => {
  const read: string[] = [];
  const queries = queriesReading(async (id) => (read.push(id), rows));
  await warmUp(queries, snapshot);
  expect(read).toEqual(['directive:new', 'directive:old']);
});

test('each as it stands now, and at three instants before the last that was said', async () => {
  const asked: (string | undefined)[] = [];
  const { rollouts, ...others } = queriesReading(async () => rows);
  const inputs: typeof rollouts.inputs = (known, all, units, knownAt) => {
    asked.push(knownAt);
    return rollouts.inputs(known, all, units, knownAt);
  };
  await warmUp({ ...others, rollouts: { ...rollouts, inputs } }, snapshot);
  const instants = ['999Z', '998Z', '997Z'].map((ms) => `2022-10-05T23:59:59.${ms}`);
  expect(asked).toEqual([undefined, ...instants, undefined, ...instants]);
});

test('where nothing can be read yet a process starts all the same', async () => {
  const queries = queriesReading(() => Promise.reject(new Error('the store is away')));
  await expect(warmUp(queries, snapshot)).resolves.toBeUndefined();
});
