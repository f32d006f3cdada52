import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import {
  GetActivitiesRequest,
  ListDirectivesRequest,
  ListMilestonesRequest,
  ListSessionsRequest,
  ListTasksRequest,
} from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Position } from '@trienkhai/runtime/position';
import { as } from '@trienkhai/testkit/service-fixture';
import { communes, province } from './support/history.ts';
import { context, openTraceKit, type TraceKit } from './support/trace-kit.ts';

const { newA, newB } = communes;
const ADDRESSEE = as('recorder@commune:00001');
const BESIDE = as('recorder@commune:00003');
const ABOVE = as('control@province:40');

let kit: TraceKit;
const positions: Position[] = [];
/** A restricted directive to one commune, an open one that it carries out, and what the commune beside did under them. */
let secret: string;
let open: string;
const both = `session:${randomUUID().slice(0, 8)}`;
const alone = `milestone:${randomUUID().slice(0, 8)}`;
const plain = `session:${randomUUID().slice(0, 8)}`;
const task = `task:${randomUUID().slice(0, 8)}`;

const say = async (streamId: string, type: string, data: JsonObject, key = streamId) => {
  const position = await kit.publisher.say(streamId, key, [{ type, data }]);
  positions.push(position);
  return position;
};

const restricted = {
  ...{ symbol: '7-QĐ/TU', title: 'Việc riêng', issuerId: province, issuedOn: '2025-08-01' },
  ...{ access: 'ACCESS_ADDRESSEES', addressees: { unitIds: [newA] } },
};

beforeAll(async () => {
  kit = await openTraceKit();
  const [first, second] = [await kit.directive(restricted), await kit.directive()];
  [secret, open] = [first.id, second.id];
  positions.push(first.position, second.position);
  await say(secret, 'directives.DirectivesLinked', {
    fromId: secret,
    toId: open,
    kind: 'LINK_KIND_IMPLEMENTS',
  });
  await say(open, 'directives.DirectivesLinked', { fromId: open, toId: secret, kind: 'LINK_KIND_GUIDES' });
  await say(secret, 'directives.CitationAliasAdded', { directiveId: secret, text: 'Việc riêng của tỉnh' });
  const session = { kind: 'study-class', unitId: newB, heldOn: '2025-09-01', people: [] };
  await say(both, 'study.SessionRecorded', {
    sessionId: both,
    session: { ...session, directiveIds: [open, secret] },
  });
  await say(plain, 'study.SessionRecorded', {
    sessionId: plain,
    session: { ...session, directiveIds: [open] },
  });
  const milestone = { directiveId: secret, unitId: newB, kind: 'implemented', on: '2025-10-01' };
  await say(alone, 'reviews.MilestoneLogged', { milestoneId: alone, milestone });
  await say(task, 'reviews.TaskAssigned', {
    taskId: task,
    task: {
      ...{ text: 'Làm việc riêng', ownerId: newB, assignedById: province },
      ...{ assignedOn: '2025-10-02', directiveId: secret },
    },
  });
  positions.push(await kit.received(secret, newB, '2025-09-02'));
}, 120_000);
afterAll(() => kit.close());

const page = { first: 50 };

async function seen(account: typeof ADDRESSEE, withinId: string) {
  const [trace] = kit.clients;
  const frame = context(positions);
  const asked = { context: frame, page };
  const ids = [secret, open, both, plain, alone, task];
  const [facts, listed, sessions, milestones, tasks, activities, history, cited] = await Promise.all([
    trace.getFacts({ context: frame, ids }, account),
    trace.listDirectives(ListDirectivesRequest.fromPartial(asked), account),
    trace.listSessions(ListSessionsRequest.fromPartial(asked), account),
    trace.listMilestones(ListMilestonesRequest.fromPartial(asked), account),
    trace.listTasks(ListTasksRequest.fromPartial(asked), account),
    trace.getActivities(
      GetActivitiesRequest.fromPartial({ context: frame, withinId, from: '2025-01-01', to: '2025-12-31' }),
      account,
    ),
    trace.listChanges({ context: frame, page: { first: 50, after: undefined }, id: secret }, account),
    trace.resolveCitation({ context: frame, text: 'Việc riêng của tỉnh' }, account),
  ]);
  return {
    facts: facts.facts.map(({ fact }) => fact!.value.id),
    links: facts.facts.flatMap(({ fact }) => (fact?.$case === 'directive' ? fact.value.links : [])).length,
    directives: [listed.edges.length, listed.pageInfo?.totalCount],
    sessions: [sessions.edges.length, sessions.pageInfo?.totalCount],
    milestones: [milestones.edges.length, milestones.pageInfo?.totalCount],
    tasks: [tasks.edges.length, tasks.pageInfo?.totalCount],
    classes: activities.totals.map(({ count }) => count),
    changes: history.edges.length,
    cited: cited.directive?.id,
  };
}

test('a cursor that was taken from an addressee shows nobody else more, nor in another list', async () => {
  const [trace] = kit.clients;
  const request = (after?: string) => ({ context: context(positions), page: { first: 50, after } });
  const directives = (account: typeof ADDRESSEE, after?: string) =>
    trace.listDirectives(ListDirectivesRequest.fromPartial(request(after)), account);
  const { edges } = await directives(ADDRESSEE);
  expect(edges.map(({ node }) => node?.id)).toContain(secret);
  for (const { cursor } of edges) {
    const taken = await directives(BESIDE, cursor);
    expect(taken.edges.map(({ node }) => node?.id)).not.toContain(secret);
    const elsewhere = await trace
      .listSessions(ListSessionsRequest.fromPartial(request(cursor)), BESIDE)
      .catch((error: { code: string }) => error.code);
    if (typeof elsewhere === 'string') expect(elsewhere).toBe('INVALID_ARGUMENT');
    else expect(elsewhere.edges.map(({ node }) => node?.id)).not.toContain(both);
  }
});

describe('a restricted directive', () => {
  const everything = () => ({
    facts: expect.arrayContaining([secret, open, both, plain, alone, task]),
    links: 4,
    directives: [2, 2],
    sessions: [2, 2],
    milestones: [1, 1],
    tasks: [1, 1],
    classes: [2],
    changes: 3,
    cited: secret,
  });

  test('is there for control above, with what was done under it', async () => {
    expect(await seen(ABOVE, province)).toEqual(everything());
  });

  test('is there for those it addresses, but for the records of others', async () => {
    expect(await seen(ADDRESSEE, newA)).toEqual({
      ...{ facts: expect.arrayContaining([secret, open]), links: 4, directives: [2, 2], cited: secret },
      ...{ sessions: [0, 0], milestones: [0, 0], tasks: [0, 0], classes: [], changes: 3 },
    });
  });

  test('is not there for anybody else: not found, not listed, not counted, not linked', async () => {
    expect(await seen(BESIDE, newB)).toEqual({
      facts: expect.arrayContaining([open, plain]),
      links: 0,
      directives: [1, 1],
      sessions: [1, 1],
      milestones: [0, 0],
      tasks: [0, 0],
      classes: [1],
      changes: 0,
      cited: undefined,
    });
    const { facts } = await kit.clients[0].getFacts(
      { context: context(positions), ids: [secret, both, alone, task] },
      BESIDE,
    );
    expect(facts).toEqual([]);
  });

  test('answers as one that does not exist, also where its rollout is watched', async () => {
    const [trace] = kit.clients;
    for (const id of [secret, 'directive:none']) {
      const scope = { directiveId: id, withinId: undefined };
      const unknown = { code: 'DIRECTIVE_UNKNOWN', facts: { directive: id } };
      const asked = { context: context(positions), scope };
      await expect(trace.getRollout(asked, BESIDE)).rejects.toMatchObject(unknown);
      await expect(
        trace.getChain({ ...asked, depth: 2, facts: 2, upwards: false }, BESIDE),
      ).rejects.toMatchObject(unknown);
      const watch = trace.watchRollout({ scope }, BESIDE);
      await expect(watch[Symbol.asyncIterator]().next()).rejects.toMatchObject(unknown);
    }
  });

  test('leaves no trace in the rollout of another directive that shares a session with it', async () => {
    const asked = { context: context(positions), scope: { directiveId: open, withinId: undefined } };
    const held = async (account: typeof ADDRESSEE) =>
      (await kit.clients[0].getRollout(asked, account)).activities.map(({ count }) => count);
    expect(await held(ABOVE)).toEqual([2]);
    expect(await held(BESIDE)).toEqual([1]);
    expect(await held(ABOVE)).toEqual([2]);
  });

  test('its streams and those that name it are what an account may not be told of', async () => {
    const unseen = async (account: typeof ADDRESSEE) =>
      new Set((await kit.clients[0].listUnseen({ streams: [...positions] }, account)).streamIds);
    expect(await unseen(ABOVE)).toEqual(new Set());
    const received = `progress:${secret.slice('directive:'.length)}:${newB}`;
    expect(await unseen(BESIDE)).toEqual(new Set([secret, both, alone, task, received]));
  });

  test('that is opened by a correction is there for everybody at once', async () => {
    const { id, position } = await kit.directive({ ...restricted, symbol: '8-QĐ/TU' });
    const ask = async (after: Position) =>
      (await kit.clients[0].getFacts({ context: context([after]), ids: [id] }, BESIDE)).facts.length;
    expect(await ask(position)).toBe(0);
    const { access: _, ...facts } = { ...restricted, symbol: '8-QĐ/TU', type: 'QĐ' };
    const opened = await say(id, 'directives.DirectiveCorrected', {
      directiveId: id,
      facts,
      reason: 'Công khai.',
    });
    expect(await ask(opened)).toBe(1);
    await say(id, 'directives.DirectiveCorrected', {
      ...{ directiveId: id, facts: { ...facts, access: 'ACCESS_ADDRESSEES' }, reason: 'Trở lại.' },
    });
    expect(await ask(positions.at(-1)!)).toBe(0);
  });
});
