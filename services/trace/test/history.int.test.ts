import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { communes } from './support/history.ts';
import { caller, context, openTraceKit, type TraceKit } from './support/trace-kit.ts';

const { a1 } = communes;
let kit: TraceKit;

beforeAll(async () => {
  kit = await openTraceKit();
});

afterAll(() => kit.close());

test('history: who, what, when, why, with before and after, page by page', async () => {
  const { id } = await kit.directive();
  const stream = `progress:${id.slice('directive:'.length)}:${a1}`;
  await kit.received(id, a1, '2022-03-01', '2022-06-20T02:00:00.000Z');
  const position = await kit.publisher.say(
    stream,
    id,
    [
      {
        type: 'directives.UnitStageCorrected',
        data: { directiveId: id, unitId: a1, stage: 'STAGE_RECEIVED', on: '2022-02-01', reason: 'ngày sai' },
      },
    ],
    '2022-07-05T02:00:00.000Z',
  );
  const page = (first: number, after?: string) => ({ first, after });
  const ask = (first: number, after?: string, knownAt?: Date) =>
    kit.clients[1].listChanges(
      { context: context([position], knownAt ? { knownAt } : {}), page: page(first, after), id: stream },
      caller,
    );
  const all = await ask(0);
  expect(all.pageInfo).toEqual({ totalCount: 2, hasNextPage: false });
  expect(all.edges.map(({ node }) => node)).toMatchObject([
    { version: 1, type: 'trienkhai.directives.v1.DirectiveReceived', actor: 'recorder@province:40' },
    {
      id: `${stream}/2`,
      reason: 'ngày sai',
      recordedAt: new Date('2022-07-05T02:00:00.000Z'),
      fields: [{ path: 'stages.0.on', before: '"2022-03-01"', after: '"2022-02-01"' }],
    },
  ]);
  const one = await ask(1);
  expect(one.pageInfo?.hasNextPage).toBe(true);
  const two = await ask(1, one.edges[0]!.cursor);
  expect(two.edges.map(({ node }) => node?.version)).toEqual([2]);
  const inJune = await ask(0, undefined, new Date('2022-06-30T00:00:00Z'));
  expect(inJune.edges.map(({ node }) => node?.version)).toEqual([1]);
});

test('an id that nothing bears has no history', async () => {
  const request = { context: context(), page: undefined, id: 'session:nobody' };
  expect((await kit.clients[0].listChanges(request, caller)).pageInfo?.totalCount).toBe(0);
});
