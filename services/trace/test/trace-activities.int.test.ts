import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import {
  ListDirectivesRequest,
  ListReportsRequest,
  ListSessionsRequest,
  ListVisitsRequest,
} from '@trienkhai/proto/trienkhai/trace/v1/service';
import { communes, districtA, province } from './support/history.ts';
import { caller, context, openTraceKit, type TraceKit } from './support/trace-kit.ts';

const { a1 } = communes;
let kit: TraceKit;

beforeAll(async () => {
  kit = await openTraceKit();
});

afterAll(() => kit.close());

describe('activities', () => {
  test('totals, lists and facts of one report and one session', async () => {
    const { id } = await kit.directive();
    const reportId = `report:${randomUUID().slice(0, 8)}`;
    const people = [{ unit: 'HEADCOUNT_UNIT_ATTENDEE', value: 3652, qualifier: 'QUALIFIER_EXACT' }];
    const lines = [{ kind: 'study-class', count: 37, people, directiveIds: [id], organiserIds: [districtA] }];
    const report = { unitId: districtA, period: { from: '2022-01-01', to: '2022-04-12' }, lines };
    const first = await kit.publisher.say(reportId, reportId, [
      { type: 'study.ActivitiesReported', data: { reportId, report } },
    ]);
    const sessionId = `session:${randomUUID().slice(0, 8)}`;
    const session = { kind: 'study-class', directiveIds: [id], unitId: a1, heldOn: '2022-03-01', people };
    const second = await kit.publisher.say(sessionId, id, [
      { type: 'study.SessionRecorded', data: { sessionId, session } },
    ]);
    const frame = context([first, second]);
    const { totals } = await kit.clients[0].getActivities(
      {
        context: frame,
        withinId: districtA,
        from: '2022-01-01',
        to: '2022-04-12',
        directiveId: id,
        groups: [],
        sample: false,
      },
      caller,
    );
    expect(totals).toMatchObject([
      { kind: 'study-class', count: 37, itemised: 1, people: [{ value: 3652 }], derived: [] },
    ]);
    const list = {
      page: { first: 10, after: undefined },
      withinId: province,
      from: '2022-01-01',
      to: '2022-12-31',
      sample: false,
    };
    const sessions = await kit.clients[1].listSessions(
      ListSessionsRequest.fromPartial({ ...list, context: frame, directiveId: id, kinds: ['study-class'] }),
      caller,
    );
    expect(sessions).toMatchObject({
      pageInfo: { totalCount: 1 },
      edges: [{ node: { id: sessionId, held: true } }],
    });
    const { facts } = await kit.clients[0].getFacts(
      { context: frame, ids: [id, reportId, sessionId, 'session:nobody'] },
      caller,
    );
    expect(facts.map(({ fact }) => fact?.$case).sort()).toEqual(['directive', 'report', 'session']);
  });

  test('sample facts only when asked for', async () => {
    const { id } = await kit.directive({ symbol: '99-QĐ/TW' }, true);
    const sessionId = `session:${randomUUID().slice(0, 8)}`;
    const session = { kind: 'sample-class', directiveIds: [id], unitId: a1, heldOn: '2022-03-01' };
    const position = await kit.publisher.say(sessionId, id, [
      { type: 'study.SessionRecorded', data: { sessionId, session, sample: true } },
    ]);
    const ask = (sample: boolean) =>
      kit.clients[0].getActivities(
        {
          context: context([position]),
          withinId: a1,
          from: '2022-01-01',
          to: '2022-12-31',
          directiveId: undefined,
          groups: [{ kinds: ['sample-class'] }],
          sample,
        },
        caller,
      );
    expect((await ask(false)).totals[0]!.count).toBeUndefined();
    expect((await ask(true)).totals[0]!.count).toBe(1);
    const { activities } = await kit.clients[0].getRollout(
      { context: context([position]), scope: { directiveId: id, withinId: undefined } },
      caller,
    );
    expect(activities).toMatchObject([{ kind: 'sample-class', count: 1 }]);
  });
});

describe('directives', () => {
  test('by any spelling of the symbol, by list and by citation', async () => {
    const { id, position } = await kit.directive({
      symbol: '173-TB/TW',
      type: 'TB',
      title: 'Thông báo kết luận',
      issuedOn: '2019-12-01',
    });
    const frame = context([position]);
    const found = await kit.clients[0].findDirectives(
      { context: frame, symbol: 'số 173 - TB/TW', issuerId: undefined, issuedOn: undefined },
      caller,
    );
    expect(found.directives.map((each) => each.id)).toEqual([id]);
    const cited = await kit.clients[1].resolveCitation(
      { context: frame, text: 'Thông báo Kết luận 173-TB/TW' },
      caller,
    );
    expect(cited.directive?.id).toBe(id);
    const open = await kit.clients[1].resolveCitation(
      { context: frame, text: 'Nghị quyết Trung ương 4, khóa XIII' },
      caller,
    );
    expect(open).toMatchObject({ directive: undefined, candidates: [], reason: expect.any(String) });
    const list = await kit.clients[0].listDirectives(
      ListDirectivesRequest.fromPartial({
        context: frame,
        page: { first: 5 },
        search: 'ket luan',
        type: 'TB',
      }),
      caller,
    );
    expect(list.edges.map(({ node }) => node?.facts?.symbol)).toEqual(['173-TB/TW']);
  });

  test('lists are narrowed by unit, level, mode, kind of line and sender', async () => {
    const { id, position } = await kit.directive({ symbol: undefined });
    const key = randomUUID().slice(0, 8);
    const session = { kind: 'study-class', directiveIds: [id], heldOn: '2022-03-01' };
    const say = (streamId: string, type: string, data: JsonObject) =>
      kit.publisher.say(streamId, id, [{ type, data }]);
    const positions = [
      position,
      await say(`session:a${key}`, 'study.SessionRecorded', {
        session: { ...session, unitId: a1, mode: 'MODE_ONLINE' },
      }),
      await say(`session:b${key}`, 'study.SessionRecorded', { session: { ...session, unitId: districtA } }),
      await say(`report:${key}`, 'study.ActivitiesReported', {
        report: {
          unitId: districtA,
          period: { from: '2022-01-01', to: '2022-06-30', closed: true },
          lines: [
            { kind: 'study-class', count: 3, directiveIds: [id], parts: [{ kind: `part-${key}`, count: 1 }] },
          ],
        },
      }),
      await say(`visit:${key}`, 'reviews.VisitRecorded', {
        visit: {
          byId: province,
          stops: [{ unitId: a1 }],
          directiveIds: [id],
          from: '2022-03-02',
          to: '2022-03-02',
        },
      }),
      await say(`progress:${id.slice('directive:'.length)}:${a1}`, 'directives.PlanAdopted', {
        directiveId: id,
        unitId: a1,
        on: '2022-03-05',
      }),
    ];
    const about = { context: context(positions), directiveId: id };
    const [trace] = kit.clients;
    const sessions = async (filter: object) => {
      const { edges } = await trace.listSessions(
        ListSessionsRequest.fromPartial({ ...about, ...filter }),
        caller,
      );
      return edges.map(({ node }) => node?.id);
    };
    expect(await sessions({ unitId: a1 })).toEqual([`session:a${key}`]);
    expect(await sessions({ level: 'LEVEL_DISTRICT' })).toEqual([`session:b${key}`]);
    expect(await sessions({ mode: 'MODE_ONLINE' })).toEqual([`session:a${key}`]);
    const reports = async (filter: object) =>
      (await trace.listReports(ListReportsRequest.fromPartial({ ...about, ...filter }), caller)).pageInfo
        ?.totalCount;
    expect(await reports({ kinds: [`part-${key}`] })).toBe(1);
    expect(await reports({ kinds: ['training-class'] })).toBe(0);
    expect(await reports({ directiveId: 'directive:other' })).toBe(0);
    const visits = async (filter: object) =>
      (await trace.listVisits(ListVisitsRequest.fromPartial({ ...about, ...filter }), caller)).pageInfo
        ?.totalCount;
    expect(await visits({ unitId: a1, byId: province })).toBe(1);
    expect(await visits({ unitId: province })).toBe(0);
    expect(await visits({ level: 'LEVEL_DISTRICT' })).toBe(0);
    const expected = async (filter: object) => {
      const request = {
        context: context(positions, { on: '2022-12-31' }),
        page: { first: 100 },
        unitId: a1,
        ...filter,
      };
      const { edges } = await trace.listDirectives(ListDirectivesRequest.fromPartial(request), caller);
      return edges.map(({ node }) => node?.id);
    };
    expect(await expected({ lacking: 'STAGE_PLANNED' })).not.toContain(id);
    expect(await expected({ stage: 'STAGE_PLANNED' })).toContain(id);
    expect(await expected({ lacking: 'STAGE_STUDIED' })).toContain(id);
    await expect(expected({ unitId: undefined, late: true })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});
