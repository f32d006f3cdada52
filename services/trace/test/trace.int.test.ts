import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { as } from '@trienkhai/testkit/service-fixture';
import { communes, districtA, districtB, province } from './support/history.ts';
import { caller, context, openTraceKit, type TraceKit } from './support/trace-kit.ts';

const { a1, a2, newA } = communes;
let kit: TraceKit;

beforeAll(async () => {
  kit = await openTraceKit();
});

afterAll(() => kit.close());

describe('a rollout', () => {
  test('the visit of six districts: lags before anybody knew how many there were', async () => {
    const { id } = await kit.directive();
    const stops = [districtA, districtB].map((unitId) => ({ unitId, on: '2020-02-25' }));
    const visit = { byId: province, stops, directiveIds: [id], from: '2020-02-25', to: '2020-02-28' };
    const visitId = `visit:${randomUUID().slice(0, 8)}`;
    const position = await kit.publisher.say(visitId, id, [
      { type: 'reviews.VisitRecorded', data: { visitId, visit } },
    ]);
    const scope = { directiveId: id, withinId: province };
    const early = await kit.clients[0].getRollout(
      { context: context([position], { on: '2020-02-28' }), scope },
      caller,
    );
    const district = early.levels.find(({ level }) => level === 'LEVEL_DISTRICT')!;
    expect(district).toMatchObject({
      expected: undefined,
      firstActivityLagDays: { count: 2, min: 109, max: 109 },
    });
    const later = await kit.clients[1].getRollout(
      { context: context([position], { on: '2021-11-01' }), scope },
      caller,
    );
    expect(later.levels.find(({ level }) => level === 'LEVEL_DISTRICT')).toMatchObject({ expected: 2 });
    expect(later.at?.positions).toContainEqual(position);
    const rows = await kit.clients[0].listRolloutRows(
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
    const { id, position } = await kit.directive();
    const positions = [position, await kit.received(id, a1, '2022-03-01')];
    const ask = async (client: 0 | 1, on: string) => {
      const { levels } = await kit.clients[client].getRollout(
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
    positions.push(await kit.received(id, a2, '2022-04-01'));
    expect(await ask(1, '2025-07-01')).toMatchObject({ reached: 1, partly: 0 });
    const curve = await kit.clients[0].getCurve(
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
    const { id, position } = await kit.directive();
    await kit.clients[0].getRollout(
      { context: context([position]), scope: { directiveId: id, withinId: undefined } },
      caller,
    );
    const leaving = new AbortController();
    const watch = kit.clients[1].watchRollout(
      { scope: { directiveId: id, withinId: undefined } },
      { ...caller, signal: leaving.signal },
    );
    const messages = watch[Symbol.asyncIterator]();
    expect((await messages.next()).value?.position).toEqual(position);
    await kit.received(id, a1, '2022-03-01');
    expect((await messages.next()).done).toBe(false);
    leaving.abort();
    await messages.next().catch(() => undefined);
  });

  test('refusals are typed', async () => {
    const scope = { directiveId: 'directive:nobody', withinId: undefined };
    await expect(kit.clients[0].getRollout({ context: context(), scope }, caller)).rejects.toMatchObject({
      code: 'DIRECTIVE_UNKNOWN',
    });
    const { id, position } = await kit.directive();
    const within = (withinId: string, on?: string) =>
      kit.clients[0].getRollout(
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
      kit.clients[0].getRollout({ context: ahead, scope: { directiveId: id, withinId: undefined } }, caller),
    ).rejects.toMatchObject({ code: 'NOT_YET' });
  });
});

describe('two times', () => {
  test('the answer for a fixed on and known_at never changes', async () => {
    const { id } = await kit.directive();
    const recorded = new Date(Date.now() - 20_000).toISOString();
    const position = await kit.received(id, a1, '2022-03-01', recorded);
    const ask = async (knownAt: Date, after = [position]) => {
      const request = {
        context: context(after, { on: '2024-01-01', knownAt }),
        scope: { directiveId: id, withinId: undefined },
      };
      const { levels } = await kit.clients[1].getRollout(request, caller);
      return levels.find(({ level }) => level === 'LEVEL_COMMUNE')!.stages[1]!;
    };
    // The directive itself was recorded just now: 20 seconds ago it was not known.
    await expect(ask(new Date(Date.parse(recorded) + 1000))).rejects.toMatchObject({
      code: 'DIRECTIVE_UNKNOWN',
    });
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const then = new Date(Date.now() - 5_000);
    expect(await ask(then)).toMatchObject({ reached: 1 });
    const later = await kit.received(id, a2, '2022-03-01');
    expect(await ask(then, [later])).toMatchObject({ reached: 1 });
  });

  test('an instant that is not settled is not answered', async () => {
    const { id, position } = await kit.directive();
    const scope = { directiveId: id, withinId: undefined };
    const ask = (knownAt: Date) =>
      kit.clients[0].getRollout({ context: context([position], { knownAt }), scope }, caller);
    await expect(ask(new Date())).rejects.toMatchObject({ code: 'NOT_YET' });
    kit.unpublished = 1;
    await expect(ask(new Date(Date.now() - 5_100))).rejects.toMatchObject({ code: 'NOT_YET' });
    kit.unpublished = 0;
  });
});

test('what cannot be folded is reported and parks its stream alone', async () => {
  const { id } = await kit.directive();
  const sessionId = `session:${randomUUID().slice(0, 8)}`;
  const bad = await kit.publisher.say(sessionId, id, [
    { type: 'study.SessionRecorded', data: { sessionId } },
  ]);
  const scope = { directiveId: id, withinId: undefined };
  await expect(kit.clients[0].getRollout({ context: context([bad]), scope }, caller)).rejects.toMatchObject({
    code: 'PARKED',
  });
  const good = await kit.received(id, a1, '2022-03-01');
  await kit.clients[0].getRollout({ context: context([good]), scope }, caller);
  const { projections } = await kit.clients[1].getProjectionStatus({}, caller);
  expect(projections[0]).toMatchObject({
    name: 'trace',
    live: true,
    parked: 1,
    parkedRecords: [{ streamId: sessionId }],
  });
});

test('only an administrator of the centre releases parked records and begins a rebuild', async () => {
  const [first] = kit.clients;
  for (const other of [caller, as('admin@province:40')]) {
    await expect(first.releaseParked({ id: undefined }, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(first.rebuildProjections({ acceptParked: false }, other)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  }
  const admin = as('admin@centre:TW');
  expect(await first.releaseParked({ id: undefined }, admin)).toEqual({ released: 0, left: 1 });
  expect(await first.releaseParked({ id: 'no/0/0' }, admin)).toEqual({ released: 0, left: 1 });
  const { projections } = await first.rebuildProjections({ acceptParked: true }, admin);
  expect(projections[0]).toMatchObject({ name: 'trace', live: true });
});
