import { expect, test } from '@jest/globals';
import type { GetRolloutRequest, ListRolloutRowsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { DIRECTIVE_ID, directiveView, factsOf, rolloutRow, sessionView } from '../../../test/facts.ts';
import { inProcess, TODAY } from '../../../test/in-process.ts';

const at = (on: string) => ({
  on,
  knownAt: new Date('2026-11-22T02:59:59Z'),
  unitsVersion: 1,
  positions: [{ streamId: DIRECTIVE_ID, version: 3 }],
});

function traceStub() {
  const rollouts: GetRolloutRequest[] = [];
  const pages: ListRolloutRowsRequest[] = [];
  const facts = factsOf(directiveView(), sessionView());
  const trace = {
    getFacts: facts.getFacts,
    findDirectives: async () => ({ directives: [directiveView()], at: at(TODAY) }),
    getRollout: async (request: GetRolloutRequest) => {
      rollouts.push(request);
      const distribution = { count: 6, min: 109, p25: 109, median: 109, p75: 109, p90: 109, max: 109 };
      const empty = { count: 0, min: 0, p25: 0, median: 0, p75: 0, p90: 0, max: 0 };
      const stage = {
        stage: 'STAGE_STUDIED' as const,
        reached: 1,
        partly: 0,
        percent: undefined,
        overdue: 0,
        lagDays: empty,
      };
      const level = {
        level: 'LEVEL_DISTRICT' as const,
        expected: undefined,
        stages: [stage],
        firstActivityLagDays: distribution,
      };
      return { levels: [level], activities: [], at: at(request.context?.on ?? '') };
    },
    listRolloutRows: async (request: ListRolloutRowsRequest) => {
      pages.push(request);
      const edges = [id.district, id.commune].map((unitId) => ({ cursor: unitId, node: rolloutRow(unitId) }));
      return { edges, pageInfo: { totalCount: 2, hasNextPage: false }, at: at(request.context?.on ?? '') };
    },
  };
  return { trace, rollouts, pages, facts };
}

const QUERY = `query ($within: ID, $on: Date, $knownAt: DateTime) { directive(symbol: "208-QĐ/TW") {
  rollout(within: $within, on: $on, knownAt: $knownAt) {
    on knownAt within { id name }
    levels { level expected stages { stage reached percent lagDays { median } } firstActivityLagDays { count min max } }
    rows(level: DISTRICT, orderBy: LAST_ACTIVITY, first: 7) { totalCount nodes {
      unit { id name parent { id } } firstActivityOn
      stages { stage on coverage lagDays evidence { __typename id ... on Session { kind sample mode directives { symbol } } } } } } } } }`;

test('a rollout carries its day and scope to every part, with facts in few calls', async () => {
  const { trace, rollouts, pages, facts } = traceStub();
  const { data, errors, headers } = await inProcess({ trace: trace }).ask(QUERY, {
    within: id.province,
    on: '2022-12-31',
  });
  expect(errors).toBeUndefined();
  const { rollout } = data.directive;
  expect(rollout).toMatchObject({ on: '2022-12-31', within: { id: id.province, name: 'Đồng Tháp' } });
  expect(rollout.levels[0]).toMatchObject({
    level: 'DISTRICT',
    expected: null,
    stages: [{ stage: 'STUDIED', reached: 1, percent: null, lagDays: null }],
    firstActivityLagDays: { count: 6, min: 109, max: 109 },
  });
  expect(rollout.rows.nodes[0].unit.parent.id).toBe(id.province);
  expect(rollout.rows.nodes[0].stages[0].evidence).toEqual([
    {
      __typename: 'Session',
      id: 'session:1f',
      kind: 'study-class',
      sample: false,
      mode: 'ONLINE',
      directives: [{ symbol: '208-QĐ/TW' }],
    },
  ]);
  expect(rollouts).toHaveLength(1);
  expect(rollouts[0]?.scope).toEqual({ directiveId: DIRECTIVE_ID, withinId: id.province });
  expect(pages[0]).toMatchObject({
    level: 'LEVEL_DISTRICT',
    stage: 'STAGE_UNSPECIFIED',
    orderBy: 'ROW_ORDER_LAST_ACTIVITY',
    page: { first: 7 },
  });
  expect(facts.asked.flat().sort()).toEqual([DIRECTIVE_ID, 'session:1f', 'session:gone']);
  expect(facts.asked).toHaveLength(2);
  expect(headers.get('x-position')).toContain(`${DIRECTIVE_ID}@3`);
});

test('without a day it is today, moved into the validity of the unit inside which one looks', async () => {
  const { trace, rollouts } = traceStub();
  const { ask } = inProcess({ trace: trace });
  expect((await ask(QUERY)).data.directive.rollout.on).toBe(TODAY);
  expect((await ask(QUERY, { within: id.province })).data.directive.rollout.on).toBe('2025-06-30');
  expect(rollouts.map(({ context }) => context?.on)).toEqual([TODAY, '2025-06-30']);
});

test('what was done is summed only where it is asked for, in a fragment too', async () => {
  const { trace, rollouts } = traceStub();
  const { ask } = inProcess({ trace: trace });
  const counts = 'levels { level }';
  const done = '... on Rollout { activities { count } }';
  const asked = (fields: string) => `{ directive(symbol: "208-QĐ/TW") { rollout { ${fields} } } }`;
  for (const fields of [counts, `on ${counts}`, `${counts} ${done}`]) await ask(asked(fields));
  await ask(`${asked(`${counts} ...Done`)} fragment Done on Rollout { ${done} }`);
  expect(rollouts.map(({ levelsOnly }) => levelsOnly)).toEqual([true, true, false, false]);
});

test('of what sums are made is told only where it is asked for, below parts and in a fragment too', async () => {
  const { trace, rollouts } = traceStub();
  const { ask } = inProcess({ trace: trace });
  const asked = (fields: string) => `{ directive(symbol: "208-QĐ/TW") { rollout { ${fields} } } }`;
  await ask(asked('activities { count people { value } }'));
  await ask(asked('activities { count evidence { id } }'));
  await ask(asked('activities { parts { uncounted { id } } }'));
  await ask(`${asked('activities { ...Whose }')} fragment Whose on ActivityTotal { organisers { id } }`);
  expect(rollouts.map(({ figuresOnly }) => figuresOnly)).toEqual([true, false, false, false]);
});

test('a given knownAt is passed on and given back as it is', async () => {
  const { trace, rollouts } = traceStub();
  const knownAt = '2026-11-01T00:00:00.000Z';
  const { data } = await inProcess({ trace: trace }).ask(QUERY, { knownAt });
  expect(data.directive.rollout.knownAt).toBe(knownAt);
  expect(rollouts[0]?.context?.knownAt).toEqual(new Date(knownAt));
});

test('reads carry the positions of the request and the units it was answered with', async () => {
  const { trace, rollouts } = traceStub();
  await inProcess({ trace: trace }).ask(QUERY, {}, { 'X-After-Position': 'session:1f@2, territory@1' });
  expect(rollouts[0]?.context?.after).toEqual([
    { streamId: 'session:1f', version: 2 },
    { streamId: 'territory', version: 16 },
  ]);
});

test('an ambiguous symbol names its candidates', async () => {
  const findDirectives = async () => ({
    directives: [directiveView(), directiveView({ id: 'directive:209' })],
    at: undefined,
  });
  const { data, errors } = await inProcess({ trace: { findDirectives } }).ask(QUERY);
  expect(data.directive).toBeNull();
  expect(errors?.[0].extensions).toMatchObject({
    code: 'AMBIGUOUS',
    candidates: [DIRECTIVE_ID, 'directive:209'],
  });
});

test('a text that is no symbol is refused, one that is unknown is null', async () => {
  const { ask } = inProcess({
    trace: { findDirectives: async () => ({ directives: [], at: undefined }) },
  });
  const wrong = await ask('{ directive(symbol: "hello") { id } }');
  expect(wrong.errors?.[0].extensions).toMatchObject({ code: 'SYMBOL_INVALID', path: ['symbol'] });
  const unknown = await ask('{ directive(symbol: "999-CT/TW") { id } }');
  expect([unknown.errors, unknown.data.directive]).toEqual([undefined, null]);
});

test('stages may be asked for by name', async () => {
  const { trace } = traceStub();
  const { data } = await inProcess({ trace }).ask(`{ directive(symbol: "208-QĐ/TW") { rollout {
    levels { studied: stages(only: [STUDIED]) { stage } received: stages(only: [RECEIVED]) { stage } } } } }`);
  expect(data.directive.rollout.levels[0]).toEqual({ studied: [{ stage: 'STUDIED' }], received: [] });
});
