import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import { startGrpcServer, type GrpcServerHandle } from '@trienkhai/runtime/grpc-server';
import { createLogger } from '@trienkhai/runtime/logger';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { relayService } from '@trienkhai/runtime/writing-service/relay-service';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { as, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { createTrace } from '../src/app.ts';
import { communes, districtA, districtB, province, smallCountry } from './support/history.ts';
import { openPublisher, type Publisher, type Says } from './support/published.ts';

const caller = as('viewer@province:40');
const secretariat = 'organ:BBT:2021-11-01';
const { a1, a2, newA } = communes;

const base = testConfig('trace', process.env);
/** Commits that the stand-in for the writing services' relays reports as not yet published. */
let unpublished = 0;
let publisher: Publisher;
let relays: GrpcServerHandle;
let traces: ServiceHandle[] = [];
let clients: GrpcClient<typeof TraceServiceService>[] = [];

beforeAll(async () => {
  relays = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [relayService({ backlog: () => Promise.resolve({ unpublished, blockedStreams: [] }) })],
    verifyToken: verifyAccount,
    logger: createLogger('test', 'silent'),
  });
  const { address } = relays;
  const peers = { units: address, directives: address, study: address, reviews: address, trace: address };
  publisher = openPublisher(base);
  await publisher.ensureTopics();
  await publisher.units([
    ...smallCountry,
    { organ: secretariat, committee: 'centre:TW:2021-11-01', name: 'Ban Bí thư' },
  ]);
  const instance = () =>
    createTrace(
      { ...base, peers, instanceId: `trace-${randomUUID().slice(0, 8)}` },
      { verifyToken: verifyAccount },
    );
  traces = [instance(), instance()];
  await Promise.all(traces.map((trace) => trace.start()));
  clients = traces.map((trace) => connectGrpc(TraceServiceService, trace.address));
  await Promise.all(traces.map(joined));
});

/** Two instances that join one after the other share the partitions anew; that takes the broker seconds. */
async function joined(trace: ServiceHandle): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && !(await trace.ready()).every(({ ok }) => ok)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

afterAll(async () => {
  clients.forEach((client) => client.close());
  await Promise.all(traces.map((trace) => trace.stop()));
  await relays.stop();
  await publisher.close();
  await dropNamespace(base);
});

const context = (
  after: { streamId: string; version: number }[] = [],
  more: { on?: string; knownAt?: Date } = {},
) => ({
  on: more.on,
  knownAt: more.knownAt,
  after,
});

function registered(id: string, facts: object = {}, sample = false): Says {
  const all = {
    symbol: '208-QĐ/TW',
    type: 'QĐ',
    title: 'Quy định',
    issuerId: secretariat,
    issuedOn: '2019-11-08',
    ...facts,
  };
  return { type: 'directives.DirectiveRegistered', data: { directiveId: id, facts: all, sample } };
}

const stage = (type: string, directiveId: string, unitId: string, on?: string): Says => ({
  type,
  data: { directiveId, unitId, ...(on && { on }) },
});

async function directive(facts: object = {}, sample = false) {
  const id = `directive:${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  return { id, position: await publisher.say(id, id, [registered(id, facts, sample)]) };
}

function received(directiveId: string, unitId: string, on?: string, recordedAt?: string) {
  const streamId = `progress:${directiveId.slice('directive:'.length)}:${unitId}`;
  return publisher.say(
    streamId,
    directiveId,
    [stage('directives.DirectiveReceived', directiveId, unitId, on)],
    recordedAt,
  );
}

describe('a rollout', () => {
  test('the visit of six districts: lags before anybody knew how many there were', async () => {
    const { id } = await directive();
    const stops = [districtA, districtB].map((unitId) => ({ unitId, on: '2020-02-25' }));
    const visit = { byId: province, stops, directiveIds: [id], from: '2020-02-25', to: '2020-02-28' };
    const visitId = `visit:${randomUUID().slice(0, 8)}`;
    const position = await publisher.say(visitId, id, [
      { type: 'reviews.VisitRecorded', data: { visitId, visit } },
    ]);
    const scope = { directiveId: id, withinId: province };
    const early = await clients[0]!.getRollout(
      { context: context([position], { on: '2020-02-28' }), scope },
      caller,
    );
    const district = early.levels.find(({ level }) => level === 'LEVEL_DISTRICT')!;
    expect(district).toMatchObject({
      expected: undefined,
      firstActivityLagDays: { count: 2, min: 109, max: 109 },
    });
    const later = await clients[1]!.getRollout(
      { context: context([position], { on: '2021-11-01' }), scope },
      caller,
    );
    expect(later.levels.find(({ level }) => level === 'LEVEL_DISTRICT')).toMatchObject({ expected: 2 });
    expect(later.at?.positions).toContainEqual(position);
    const rows = await clients[0]!.listRolloutRows(
      {
        context: context([], { on: '2021-11-01' }),
        scope,
        page: { first: 10, after: undefined },
        level: 'LEVEL_DISTRICT',
        stage: 'STAGE_UNSPECIFIED',
        coverage: 'COVERAGE_UNSPECIFIED',
        search: undefined,
        orderBy: 'ROW_ORDER_UNIT',
      },
      caller,
    );
    expect(rows.edges.map(({ node }) => node?.firstActivityLagDays)).toEqual([109, 109]);
  });

  test('what was recorded is read at once, through either instance, and passes to the new communes', async () => {
    const { id, position } = await directive();
    const positions = [position, await received(id, a1, '2022-03-01')];
    const ask = async (client: number, on: string) => {
      const { levels } = await clients[client]!.getRollout(
        { context: context(positions, { on }), scope: { directiveId: id, withinId: undefined } },
        caller,
      );
      return levels
        .find(({ level }) => level === 'LEVEL_COMMUNE')!
        .stages.find((each) => each.stage === 'STAGE_RECEIVED')!;
    };
    expect(await ask(0, '2022-06-01')).toMatchObject({
      reached: 1,
      percent: 25,
      lagDays: { count: 1, min: 844 },
    });
    expect(await ask(1, '2025-07-01')).toMatchObject({ reached: 0, partly: 1 });
    positions.push(await received(id, a2, '2022-04-01'));
    expect(await ask(1, '2025-07-01')).toMatchObject({ reached: 1, partly: 0 });
    const curve = await clients[0]!.getCurve(
      {
        context: context(positions, { on: '2025-08-01' }),
        scope: { directiveId: id, withinId: newA },
        level: 'LEVEL_COMMUNE',
        stage: 'STAGE_RECEIVED',
      },
      caller,
    );
    expect(curve.points.at(-1)).toEqual({ day: '2025-08-01', reached: 1, expected: 1 });
  });

  test('is watched: a message now and one for each change, also of the other instance', async () => {
    const { id, position } = await directive();
    await clients[0]!.getRollout(
      { context: context([position]), scope: { directiveId: id, withinId: undefined } },
      caller,
    );
    const leaving = new AbortController();
    const watch = clients[1]!.watchRollout(
      { scope: { directiveId: id, withinId: undefined } },
      { ...caller, signal: leaving.signal },
    );
    const messages = watch[Symbol.asyncIterator]();
    expect((await messages.next()).value?.position).toEqual(position);
    await received(id, a1, '2022-03-01');
    expect((await messages.next()).done).toBe(false);
    leaving.abort();
    await messages.next().catch(() => undefined);
  });

  test('refusals are typed', async () => {
    const scope = { directiveId: 'directive:nobody', withinId: undefined };
    await expect(clients[0]!.getRollout({ context: context(), scope }, caller)).rejects.toMatchObject({
      code: 'DIRECTIVE_UNKNOWN',
    });
    const { id, position } = await directive();
    const within = (withinId: string, on?: string) =>
      clients[0]!.getRollout(
        { context: context([position], on ? { on } : {}), scope: { directiveId: id, withinId } },
        caller,
      );
    await expect(within('district:999:2021-11-01')).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
    await expect(within(districtA, '2025-08-01')).rejects.toMatchObject({
      code: 'UNIT_NOT_VALID',
      facts: { successors: newA },
    });
    expect((await within(districtA)).at?.on).toBe('2025-06-30');
    await expect(within(districtA, '2025-02-30')).rejects.toMatchObject({ code: 'DATE_INVALID' });
    const ahead = context([{ streamId: id, version: 99 }]);
    await expect(
      clients[0]!.getRollout({ context: ahead, scope: { directiveId: id, withinId: undefined } }, caller),
    ).rejects.toMatchObject({ code: 'NOT_YET' });
  });
});

describe('two times', () => {
  test('the answer for a fixed on and known_at never changes', async () => {
    const { id } = await directive();
    const recorded = new Date(Date.now() - 20_000).toISOString();
    const position = await received(id, a1, '2022-03-01', recorded);
    const ask = async (knownAt: Date, after = [position]) => {
      const request = {
        context: context(after, { on: '2024-01-01', knownAt }),
        scope: { directiveId: id, withinId: undefined },
      };
      const { levels } = await clients[1]!.getRollout(request, caller);
      return levels.find(({ level }) => level === 'LEVEL_COMMUNE')!.stages[1]!;
    };
    // The directive itself was recorded just now: 20 seconds ago it was not known.
    await expect(ask(new Date(Date.parse(recorded) + 1000))).rejects.toMatchObject({
      code: 'DIRECTIVE_UNKNOWN',
    });
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const then = new Date(Date.now() - 5_000);
    expect(await ask(then)).toMatchObject({ reached: 1 });
    const later = await received(id, a2, '2022-03-01');
    expect(await ask(then, [later])).toMatchObject({ reached: 1 });
  });

  test('an instant that is not settled is not answered', async () => {
    const { id, position } = await directive();
    const scope = { directiveId: id, withinId: undefined };
    const ask = (knownAt: Date) =>
      clients[0]!.getRollout({ context: context([position], { knownAt }), scope }, caller);
    await expect(ask(new Date())).rejects.toMatchObject({ code: 'NOT_YET' });
    unpublished = 1;
    await expect(ask(new Date(Date.now() - 5_100))).rejects.toMatchObject({ code: 'NOT_YET' });
    unpublished = 0;
  });
});

describe('activities', () => {
  test('totals, lists and facts of one report and one session', async () => {
    const { id } = await directive();
    const reportId = `report:${randomUUID().slice(0, 8)}`;
    const people = [{ unit: 'HEADCOUNT_UNIT_ATTENDEE', value: 3652, qualifier: 'QUALIFIER_EXACT' }];
    const lines = [{ kind: 'study-class', count: 37, people, directiveIds: [id], organiserIds: [districtA] }];
    const report = { unitId: districtA, period: { from: '2022-01-01', to: '2022-04-12' }, lines };
    const first = await publisher.say(reportId, reportId, [
      { type: 'study.ActivitiesReported', data: { reportId, report } },
    ]);
    const sessionId = `session:${randomUUID().slice(0, 8)}`;
    const session = { kind: 'study-class', directiveIds: [id], unitId: a1, heldOn: '2022-03-01', people };
    const second = await publisher.say(sessionId, id, [
      { type: 'study.SessionRecorded', data: { sessionId, session } },
    ]);
    const frame = context([first, second]);
    const { totals } = await clients[0]!.getActivities(
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
    const sessions = await clients[1]!.listSessions(
      { ...list, context: frame, directiveId: id, kinds: ['study-class'] },
      caller,
    );
    expect(sessions).toMatchObject({
      pageInfo: { totalCount: 1 },
      edges: [{ node: { id: sessionId, held: true } }],
    });
    const { facts } = await clients[0]!.getFacts(
      { context: frame, ids: [id, reportId, sessionId, 'session:nobody'] },
      caller,
    );
    expect(facts.map(({ fact }) => fact?.$case).sort()).toEqual(['directive', 'report', 'session']);
  });

  test('sample facts only when asked for', async () => {
    const { id } = await directive({ symbol: '99-QĐ/TW' }, true);
    const sessionId = `session:${randomUUID().slice(0, 8)}`;
    const session = { kind: 'sample-class', directiveIds: [id], unitId: a1, heldOn: '2022-03-01' };
    const position = await publisher.say(sessionId, id, [
      { type: 'study.SessionRecorded', data: { sessionId, session, sample: true } },
    ]);
    const ask = (sample: boolean) =>
      clients[0]!.getActivities(
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
    const { activities } = await clients[0]!.getRollout(
      { context: context([position]), scope: { directiveId: id, withinId: undefined } },
      caller,
    );
    expect(activities).toMatchObject([{ kind: 'sample-class', count: 1 }]);
  });
});

describe('directives', () => {
  test('by any spelling of the symbol, by list and by citation', async () => {
    const { id, position } = await directive({
      symbol: '173-TB/TW',
      type: 'TB',
      title: 'Thông báo kết luận',
      issuedOn: '2019-12-01',
    });
    const frame = context([position]);
    const found = await clients[0]!.findDirectives(
      { context: frame, symbol: 'số 173 - TB/TW', issuerId: undefined, issuedOn: undefined },
      caller,
    );
    expect(found.directives.map((each) => each.id)).toEqual([id]);
    const cited = await clients[1]!.resolveCitation(
      { context: frame, text: 'Thông báo Kết luận 173-TB/TW' },
      caller,
    );
    expect(cited.directive?.id).toBe(id);
    const open = await clients[1]!.resolveCitation(
      { context: frame, text: 'Nghị quyết Trung ương 4, khóa XIII' },
      caller,
    );
    expect(open).toMatchObject({ directive: undefined, candidates: [], reason: expect.any(String) });
    const list = await clients[0]!.listDirectives(
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

test('what cannot be folded is reported and parks its stream alone', async () => {
  const { id } = await directive();
  const sessionId = `session:${randomUUID().slice(0, 8)}`;
  const bad = await publisher.say(sessionId, id, [{ type: 'study.SessionRecorded', data: { sessionId } }]);
  const scope = { directiveId: id, withinId: undefined };
  await expect(clients[0]!.getRollout({ context: context([bad]), scope }, caller)).rejects.toMatchObject({
    code: 'PARKED',
  });
  const good = await received(id, a1, '2022-03-01');
  await clients[0]!.getRollout({ context: context([good]), scope }, caller);
  const { projections } = await clients[1]!.getProjectionStatus({}, caller);
  expect(projections[0]).toMatchObject({
    name: 'trace',
    live: true,
    parked: 1,
    parkedRecords: [{ streamId: sessionId }],
  });
});
