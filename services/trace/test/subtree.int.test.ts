import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import {
  GetActivitiesRequest,
  ListAwardsRequest,
  ListClustersRequest,
  ListSessionsRequest,
  ListTasksRequest,
} from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Position } from '@trienkhai/runtime/position';
import { as } from '@trienkhai/testkit/service-fixture';
import { communes, districtA, province } from './support/history.ts';
import { context, openTraceKit, type TraceKit } from './support/trace-kit.ts';

const { a1, newA, newB } = communes;
const [OWN, BESIDE, ABOVE] = [
  as('recorder@commune:00001'),
  as('recorder@commune:00003'),
  as('control@province:40'),
];
type Account = typeof OWN;

let kit: TraceKit;
let directive: string;
const positions: Position[] = [];
const idOf = (kind: string) => `${kind}:${randomUUID().slice(0, 8)}`;
/** What one commune did, what its predecessor and its district did before, and what it did with the one beside. */
const ids = {
  session: idOf('session'),
  before: idOf('session'),
  inDistrict: idOf('session'),
  together: idOf('session'),
  task: idOf('task'),
  cluster: idOf('cluster'),
  award: idOf('award'),
};
let received: string;

const say = async (streamId: string, type: string, data: JsonObject) => {
  positions.push(await kit.publisher.say(streamId, streamId, [{ type, data }]));
};

const hold = (sessionId: string, unitId: string, heldOn: string, more: JsonObject = {}) => {
  const session = { kind: 'study-class', unitId, heldOn, people: [], directiveIds: [directive], ...more };
  return say(sessionId, 'study.SessionRecorded', { sessionId, session });
};

beforeAll(async () => {
  kit = await openTraceKit();
  const registered = await kit.directive();
  directive = registered.id;
  positions.push(registered.position, await kit.received(directive, newA, '2025-08-02'));
  received = `progress:${directive.slice('directive:'.length)}:${newA}`;
  await hold(ids.session, newA, '2025-09-01');
  await hold(ids.before, a1, '2024-09-01');
  await hold(ids.inDistrict, districtA, '2024-09-02');
  await hold(ids.together, newA, '2025-09-03', { organiserIds: [newB] });
  const task = { text: 'Mở lớp', ownerId: newA, assignedById: province, assignedOn: '2025-09-01' };
  await say(ids.task, 'reviews.TaskAssigned', { taskId: ids.task, task });
  const cluster = { name: 'Cụm', withinId: province, memberIds: [newA, communes.newC], headId: newA };
  await say(ids.cluster, 'reviews.ClusterFormed', { clusterId: ids.cluster, ...cluster, from: '2025-08-01' });
  const award = { unitId: newA, name: 'Giải', edition: 'I', state: 'AWARD_STATE_LAUNCHED', on: '2025-09-01' };
  await say(ids.award, 'reviews.AwardRecorded', { awardId: ids.award, award });
}, 120_000);
afterAll(() => kit.close());

const page = { first: 50 };

/** All that an account finds, without naming a territory. */
async function found(account: Account) {
  const [trace] = kit.clients;
  const asked = { context: context(positions), page };
  const all = [...Object.values(ids), received];
  const [facts, sessions, tasks, clusters, awards, unseen, histories] = await Promise.all([
    trace.getFacts({ context: asked.context, ids: all }, account),
    trace.listSessions(ListSessionsRequest.fromPartial(asked), account),
    trace.listTasks(ListTasksRequest.fromPartial(asked), account),
    trace.listClusters(ListClustersRequest.fromPartial(asked), account),
    trace.listAwards(ListAwardsRequest.fromPartial(asked), account),
    trace.listUnseen({ streams: [...positions] }, account),
    Promise.all(
      all.map(async (id) => {
        const told = { context: asked.context, page: { first: 50, after: undefined }, id };
        const { edges } = await trace.listChanges(told, account);
        return edges.length > 0 ? [id] : [];
      }),
    ),
  ]);
  const listed = {
    sessions: sessions.edges.map(({ node }) => node!.id),
    tasks: tasks.edges.map(({ node }) => node!.id),
    groups: [...clusters.clusters, ...awards.awards].map(({ id }) => id),
  };
  expect(sessions.pageInfo!.totalCount).toBe(listed.sessions.length);
  expect(tasks.pageInfo!.totalCount).toBe(listed.tasks.length);
  const told = new Set(unseen.streamIds);
  return {
    facts: new Set(facts.facts.map(({ fact }) => fact!.value.id)),
    listed: new Set(Object.values(listed).flat()),
    events: new Set(positions.map(({ streamId }) => streamId).filter((id) => !told.has(id))),
    histories: new Set(histories.flat()),
  };
}

function everywhere(...records: readonly string[]) {
  const set = new Set(records);
  const listed = new Set(records.filter((id) => id !== received));
  return { facts: set, listed, events: new Set([...records, directive]), histories: set };
}

describe('what a commune recorded', () => {
  test('is read by itself, with what was before it, and from above', async () => {
    expect(await found(OWN)).toEqual(everywhere(...Object.values(ids), received));
    expect(await found(ABOVE)).toEqual(everywhere(...Object.values(ids), received));
  });

  test('is not there for the commune beside, but for what that one held with it', async () => {
    expect(await found(BESIDE)).toEqual(everywhere(ids.together));
  });

  test('is not there for an account without a place', async () => {
    expect(await found(as('viewer@commune:99999'))).toEqual(everywhere());
  });
});

describe('figures', () => {
  const scoped = (withinId?: string) => ({
    context: context(positions),
    scope: { directiveId: directive, withinId },
  });
  const unknown = (unit: string) => ({ code: 'UNIT_UNKNOWN', facts: { unit } });
  const expected = async (account: Account, withinId?: string) => {
    const { levels } = await kit.clients[0].getRollout(scoped(withinId), account);
    return levels.map(({ level, expected: units }) => [level, units]);
  };

  test('are those of the own territory where none is named', async () => {
    expect(await expected(OWN)).toEqual([['LEVEL_COMMUNE', 1]]);
    expect(await expected(ABOVE)).toEqual(await expected(as('viewer@centre'), province));
  });

  test('of a territory that is not read are those of a unit that never was', async () => {
    const [trace] = kit.clients;
    for (const withinId of [newA, province, districtA, 'commune:none:2025-07-01']) {
      const days = { from: '2025-01-01', to: '2025-12-31' };
      const asked = { context: context(positions), withinId, ...days };
      await expect(trace.getRollout(scoped(withinId), BESIDE)).rejects.toMatchObject(unknown(withinId));
      await expect(
        trace.getActivities(GetActivitiesRequest.fromPartial(asked), BESIDE),
      ).rejects.toMatchObject(unknown(withinId));
      await expect(
        trace.listSessions(ListSessionsRequest.fromPartial({ ...asked, page }), BESIDE),
      ).rejects.toMatchObject(unknown(withinId));
      const watch = trace.watchRollout({ scope: scoped(withinId).scope }, BESIDE);
      await expect(watch[Symbol.asyncIterator]().next()).rejects.toMatchObject(unknown(withinId));
    }
  });

  test('of the district that a commune was made of are not its own, though it reads what that recorded', async () => {
    await expect(kit.clients[0].getRollout(scoped(districtA), OWN)).rejects.toMatchObject(unknown(districtA));
  });

  test('of an account without a place there are none', async () => {
    await expect(kit.clients[0].getRollout(scoped(), as('viewer@commune:99999'))).rejects.toMatchObject({
      code: 'WITHIN_REQUIRED',
    });
  });
});
