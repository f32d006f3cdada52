import { expect, test } from '@jest/globals';
import { ListChangesResponse } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { inProcess } from '../../../test/in-process.ts';

const change = {
  id: 'session:s1/2',
  version: 2,
  type: 'trienkhai.study.v1.SessionCorrected',
  actor: 'recorder@district:872',
  unitId: id.district,
  recordedAt: new Date('2022-07-05T02:00:00Z'),
  reason: 'ghi nhầm số',
  fields: [
    { path: 'people.0.value', before: '507', after: '570' },
    { path: 'note', before: undefined, after: '"đủ"' },
  ],
};

test('history tells who, what, when and why, with before and after', async () => {
  const asked: unknown[] = [];
  const { ask } = inProcess({
    trace: {
      listChanges: async (request: { id: string; context?: { knownAt?: Date } | undefined }) => {
        asked.push([request.id, request.context?.knownAt]);
        const edges = [{ cursor: 'c', node: change }];
        return ListChangesResponse.fromPartial({ edges, pageInfo: { totalCount: 1 } });
      },
    } as never,
  });
  const { data, errors } = await ask(
    `{ history(id: "session:s1", knownAt: "2022-08-01T00:00:00Z") { totalCount nodes {
      id version what actor unit { id } recordedAt reason withdrew before after fields { path before after } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(asked).toEqual([['session:s1', new Date('2022-08-01T00:00:00Z')]]);
  expect(data.history).toEqual({
    totalCount: 1,
    nodes: [
      {
        id: 'session:s1/2',
        version: 2,
        what: 'SessionCorrected',
        actor: 'recorder@district:872',
        unit: { id: id.district },
        recordedAt: '2022-07-05T02:00:00.000Z',
        reason: 'ghi nhầm số',
        withdrew: false,
        before: { 'people.0.value': 507 },
        after: { 'people.0.value': 570, note: 'đủ' },
        fields: [
          { path: 'people.0.value', before: 507, after: 570 },
          { path: 'note', before: null, after: 'đủ' },
        ],
      },
    ],
  });
});
