import { expect, test } from '@jest/globals';
import { inProcess } from '../../../test/in-process.ts';

const QUERY = `{ projections { name version live lag rebuildProgress parked
  parkedRecords { id topic partition offset streamId reason } } }`;

const trace = {
  name: 'trace',
  version: 2,
  live: true,
  lag: 7,
  lagUnknown: false,
  parked: 1,
  rebuildProgress: 0.25,
};
const record = {
  id: 'trienkhai.study/3/41',
  topic: 'trienkhai.study',
  partition: 3,
  offset: '41',
  streamId: 'session:1',
  reason: 'GAP: version 2 comes before version 1',
};

function answering(projections: readonly object[], verification?: object) {
  const status = { projections, verification };
  return inProcess({ trace: { getProjectionStatus: () => Promise.resolve(status) as never } });
}

test('says how far the read models are and which records wait for an operator', async () => {
  const { ask } = answering([{ ...trace, parkedRecords: [{ ...record, parkedAt: undefined }] }]);
  const { data } = await ask(QUERY);
  const { lagUnknown, ...told } = trace;
  expect(lagUnknown).toBe(false);
  expect(data.projections).toEqual([{ ...told, parkedRecords: [record] }]);
});

test('releases one parked record or all of them, and starts a rebuild', async () => {
  const asked: unknown[] = [];
  const { ask } = inProcess({
    trace: {
      releaseParked: (request: object) => {
        asked.push(request);
        return Promise.resolve({ released: 2, left: 1 }) as never;
      },
      rebuildProjections: (request: object) => {
        asked.push(request);
        return Promise.resolve({ projections: [{ ...trace, parkedRecords: [], moreParked: 3 }] }) as never;
      },
    },
  });
  const { data } = await ask(`mutation { one: releaseParked(id: "a/0/1") { released left }
    all: releaseParked { left } rebuildProjections { name rebuildProgress moreParked } }`);
  expect(data).toEqual({
    one: { released: 2, left: 1 },
    all: { left: 1 },
    rebuildProjections: [{ name: 'trace', rebuildProgress: 0.25, moreParked: 3 }],
  });
  expect(asked).toEqual([{ id: 'a/0/1' }, { id: undefined }, { acceptParked: false }]);
});

test('does not call read models caught up while the event log is away', async () => {
  const { ask } = answering([{ ...trace, lag: 0, lagUnknown: true, parkedRecords: [] }]);
  expect((await ask(QUERY)).data.projections[0].lag).toBeNull();
});

test('tells what the last check of everything found, and nothing before the first', async () => {
  const query = '{ verification { at findings documents } }';
  expect((await answering([]).ask(query)).data.verification).toBeNull();
  const { ask } = answering([], { at: new Date('2026-11-22T03:00:00Z'), findings: 2, documents: 7400 });
  expect((await ask(query)).data.verification).toEqual({
    at: '2026-11-22T03:00:00.000Z',
    findings: 2,
    documents: 7400,
  });
});
