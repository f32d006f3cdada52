import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
      { ...list, context: frame, directiveId: id, kinds: ['study-class'] },
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
      {
        context: frame,
        page: { first: 5, after: undefined },
        search: 'ket luan',
        type: 'TB',
        issuerId: undefined,
        issuedFrom: undefined,
        issuedTo: undefined,
        sample: false,
      },
      caller,
    );
    expect(list.edges.map(({ node }) => node?.facts?.symbol)).toEqual(['173-TB/TW']);
  });
});
