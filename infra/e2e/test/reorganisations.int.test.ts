import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../src/graphql.ts';
import { openOffice, type Office } from '../src/office.ts';
import {
  DISTRICT,
  MERGED,
  MY_AN,
  MY_QUI,
  ON,
  PHUONG_THINH,
  PROVINCE,
  THANH_MY,
  TRUONG_XUAN,
  old,
  own,
  reason,
  right,
} from '../src/own-reorganisation.ts';
import { sendAs, type Send } from '../src/send.ts';

let clock = '2026-04-30T02:00:00Z';
let office: Office;
let ask: Ask;
let send: Send;
let directive: string;
let districtSession: string;

async function recorded(command: string, input: object): Promise<string> {
  const { status, body } = await send(command, { ...input });
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body['nodeId'];
}

beforeAll(async () => {
  office = await openOffice({ clock: () => new Date(clock) });
  ask = askAs(office.url, await office.token('admin@centre'));
  send = sendAs(office.url, await office.token('admin@centre'));
  const issuer = 'organ:BCT:2021-11-01';
  const text = { symbol: '990-CT/TW', title: 'Chỉ thị', issuer, issuedOn: '2024-01-10', term: 13 };
  directive = await recorded('registerDirective', text);
  for (const code of ['30037', '30052', '30064', '30046']) {
    await recorded('recordReceipt', { directive, unit: old(code), on: '2024-02-01' });
  }
  await recorded('recordReceipt', { directive, unit: DISTRICT, on: '2024-01-20' });
  districtSession = await recorded('recordSession', {
    kind: 'study-class',
    directives: [directive],
    unit: DISTRICT,
    heldOn: '2024-05-10',
    people: [{ unit: 'LEARNER', value: 96 }],
  });
  const period = { from: '2024-01-01', to: '2024-06-30' };
  await recorded('reportActivities', { unit: DISTRICT, period, lines: [{ kind: 'study-class', count: 6 }] });
  await recorded('submitReview', {
    kind: 'HALF_YEAR',
    unit: DISTRICT,
    period,
    heldOn: '2024-06-28',
    conclusions: [],
  });
  const days = { from: '2024-06-03', to: '2024-06-04' };
  const by = 'province:87:2021-11-01';
  await recorded('recordVisit', { by, stops: [{ unit: DISTRICT }], directives: [directive], ...days });
  await office.quiet();
}, 300_000);
afterAll(() => office?.close());

const asked = (fields: string, more: object = {}) =>
  ask(
    `query($id: ID!, $within: ID, $from: Date!, $to: Date!) {
      node(id: $id) { ... on Directive { compare(from: $from, to: $to, within: $within) { ${fields} } } } }`,
    {
      variables: { id: directive, within: PROVINCE, from: '2025-06-30', to: '2025-07-01', ...more },
    },
  ).then(({ node }) => node.compare);

const counts =
  'level expectedFrom expectedTo stages(only: [RECEIVED]) { reachedFrom reachedTo partlyFrom partlyTo progress restructured }';

describe('the reform of 2025-07-01 in the new Đồng Tháp', () => {
  test('restructures without any progress', async () => {
    const levels = await asked(counts);
    expect(levels.find(({ level }: any) => level === 'COMMUNE')).toEqual({
      level: 'COMMUNE',
      expectedFrom: 305,
      expectedTo: 102,
      stages: [{ reachedFrom: 4, reachedTo: 1, partlyFrom: 0, partlyTo: 1, progress: 0, restructured: -3 }],
    });
    expect(levels.find(({ level }: any) => level === 'DISTRICT')).toMatchObject({
      expectedFrom: 23,
      expectedTo: 0,
      stages: [{ reachedFrom: 1, reachedTo: 0, progress: 0, restructured: -1 }],
    });
  });

  test('tells of each district what it became', async () => {
    const levels = await asked(
      'level became(first: 100) { totalCount nodes { unit { id name } stages(only: [RECEIVED]) { on coverage } successors { unit { id } share default stages(only: [RECEIVED]) { coverage } } } }',
    );
    const { became } = levels.find(({ level }: any) => level === 'DISTRICT');
    expect(became.totalCount).toBe(23);
    const row = became.nodes.find(({ unit }: any) => unit.id === DISTRICT);
    expect(row).toMatchObject({
      unit: { name: 'Tháp Mười' },
      stages: [{ on: '2024-01-20', coverage: 'EXACT' }],
    });
    expect(row.successors).toHaveLength(6);
    const heir = (id: string) => row.successors.find(({ unit }: any) => unit.id === id);
    expect(heir(MY_AN)).toMatchObject({ share: 'PART', default: true, stages: [{ coverage: 'EXACT' }] });
    expect(heir(TRUONG_XUAN)).toMatchObject({ stages: [{ coverage: 'PARTLY' }] });
    expect(heir(THANH_MY)).toMatchObject({ stages: [{ coverage: 'NONE' }] });
  });

  test('then on the units of then, now on the units of now, and why', async () => {
    const status = async (on: string, level: string, search: string) => {
      const { node } = await ask(
        `query($id: ID!, $on: Date!, $search: String) { node(id: $id) { ... on Directive { rollout(on: $on) {
          rows(level: ${level}, search: $search, first: 10) { nodes { unit { id } stages(only: [RECEIVED]) { coverage on
            because { predecessor { id } on share coverage reachedOn evidence { __typename } } } } } } } } }`,
        { variables: { id: directive, on, search } },
      );
      return node.rollout.rows.nodes;
    };
    const then = await status('2025-06-30', 'DISTRICT', 'Tháp Mười');
    expect(then).toEqual([
      { unit: { id: DISTRICT }, stages: [{ coverage: 'EXACT', on: '2024-01-20', because: [] }] },
    ]);
    const rows = await status('2025-07-01', 'COMMUNE', 'Tháp Mười');
    const [row] = rows.filter(({ unit }: any) => unit.id === MY_AN);
    expect(row.stages[0]).toMatchObject({ coverage: 'EXACT', on: '2024-02-01' });
    expect(row.stages[0].because).toEqual(
      ['30037', '30052', '30064'].map((code) => ({
        predecessor: { id: old(code) },
        on: '2025-07-01',
        share: 'WHOLE',
        coverage: 'EXACT',
        reachedOn: '2024-02-01',
        evidence: [{ __typename: 'UnitProgress' }],
      })),
    );
    const [partly] = (await status('2025-07-01', 'COMMUNE', 'Trường Xuân')).filter(
      ({ unit }: any) => unit.id === TRUONG_XUAN,
    );
    expect(partly.stages[0]).toMatchObject({
      coverage: 'PARTLY',
      on: null,
      because: [
        { predecessor: { id: old('30040') }, coverage: 'NONE', evidence: [] },
        { predecessor: { id: old('30046') }, coverage: 'EXACT' },
      ],
    });
  });

  test('leaves the sessions of the district within reach of the communes that hold its land', async () => {
    const query = `query($of: ID!) { sessions(filter: { lineageOf: $of }) { nodes { id unit { id } } } }`;
    for (const heir of [MY_AN, PHUONG_THINH]) {
      const { sessions } = await ask(query, { variables: { of: heir } });
      expect(sessions.nodes).toEqual([{ id: districtSession, unit: { id: DISTRICT } }]);
    }
    const { node } = await ask('query($id: ID!) { node(id: $id) { ... on Unit { lineage { id } } } }', {
      variables: { id: PHUONG_THINH },
    });
    expect(node.lineage.map(({ id }: any) => id)).toEqual([
      PHUONG_THINH,
      old('30043'),
      old('30082'),
      DISTRICT,
      'district:873:2021-11-01',
    ]);
  });

  test.each(['sessions', 'reports', 'visits', 'reviews'])(
    '%s are found by lineage, and by no other',
    async (list) => {
      const query = `query($of: ID!) { found: ${list}(filter: { lineageOf: $of }) { totalCount } }`;
      const found = async (of: string) => (await ask(query, { variables: { of } })).found.totalCount;
      expect([await found(MY_AN), await found('commune:25432:2025-07-01')]).toEqual([1, 0]);
    },
  );
});

describe('a reorganisation of one’s own in 2026', () => {
  test('is told everything that is wrong with it before anything is recorded', async () => {
    clock = '2026-05-05T02:00:00Z';
    const check = async (input: object) => {
      const query =
        'query($input: ApplyReorganisation!) { checkReorganisation(input: $input) { code path message { vi en } } }';
      return (await ask(query, { variables: { input: { commandId: 'check', ...input } } }))
        .checkReorganisation;
    };
    const wrong = { ...own, openings: own.openings.slice(1), successions: own.successions.slice(1, 3) };
    expect((await check(wrong)).map(({ code, path }: any) => [code, path.join('.')])).toEqual([
      ['UNIT_NOT_VALID', 'successions.0.to'],
      ['REORGANISATION_INVALID', 'successions.1.share'],
      ['SUCCESSOR_MISSING', 'closings.0.unit'],
    ]);
    const refused = await send('applyReorganisation', wrong);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'UNIT_NOT_VALID', facts: { problems: '3' } },
    });
    expect(await check(own)).toEqual([]);
  });

  test('merges two communes and divides one, on top of 2026-04-30', async () => {
    await recorded('applyReorganisation', own);
    clock = '2026-05-21T02:00:00Z';
    await recorded('recordSession', {
      kind: 'study-class',
      directives: [directive],
      unit: MERGED,
      heldOn: '2026-05-20',
      people: [{ unit: 'LEARNER', value: 40 }],
    });
    await office.quiet();
    const { unit } = await ask(
      `{ unit(level: COMMUNE, code: "99991", on: "${ON}") { id parent { id } predecessors { unit { id } share } } }`,
    );
    expect(unit).toEqual({
      id: MERGED,
      parent: { id: PROVINCE },
      predecessors: [MY_QUI, THANH_MY].map((id) => ({ unit: { id }, share: 'WHOLE' })),
    });
    const [levels] = await asked(counts, { from: '2026-05-14', to: ON }).then((all) =>
      all.filter(({ level }: any) => level === 'COMMUNE'),
    );
    expect(levels).toMatchObject({ expectedFrom: 102, expectedTo: 101, stages: [{ progress: 0 }] });
  });

  test('that was wrong is corrected; who asks what was known before still sees it', async () => {
    clock = '2026-06-01T02:00:00Z';
    await recorded('correctReorganisation', { ...right, reason });
    await office.quiet();
    const query = `query($id: ID!, $on: Date!, $knownAt: DateTime) {
      bearer: unit(level: COMMUNE, code: "99991", on: $on, knownAt: $knownAt) { id name }
      absorbed: node(id: $id, knownAt: $knownAt) { ... on Unit { validTo successors { unit { id name } on share } } } }`;
    const told = (knownAt?: string) => ask(query, { variables: { id: THANH_MY, on: '2026-05-20', knownAt } });
    expect(await told()).toEqual({
      bearer: null,
      absorbed: {
        validTo: ON,
        successors: [{ unit: { id: MY_QUI, name: 'Mỹ Quí' }, on: ON, share: 'WHOLE' }],
      },
    });
    expect(await told('2026-05-25T00:00:00Z')).toEqual({
      bearer: { id: MERGED, name: 'Thanh Quí' },
      absorbed: {
        validTo: ON,
        successors: [{ unit: { id: MERGED, name: 'Thanh Quí' }, on: ON, share: 'WHOLE' }],
      },
    });
  });

  test('leaves what was recorded of a unit that never began: listed under its name, counted above it', async () => {
    const query = `query($province: ID!, $unit: ID!, $knownAt: DateTime) {
      node(id: $unit, knownAt: $knownAt) { ... on Unit { name withdrawn validFrom validTo parent { id } } }
      sessions(filter: { within: $province, from: "2026-05-01" }, knownAt: $knownAt) { nodes { unit { id name } } }
      activities(within: $province, from: "2026-05-01", to: "2026-05-31", knownAt: $knownAt) { count people { value } } }`;
    const variables = { province: PROVINCE, unit: MERGED };
    const counted = [{ count: 1, people: [{ value: 40 }] }];
    const listed = { nodes: [{ unit: { id: MERGED, name: 'Thanh Quí' } }] };
    expect(await ask(query, { variables })).toEqual({
      node: { name: 'Thanh Quí', withdrawn: true, validFrom: ON, validTo: ON, parent: { id: PROVINCE } },
      sessions: listed,
      activities: counted,
    });
    const before = await ask(query, { variables: { ...variables, knownAt: '2026-05-25T00:00:00Z' } });
    expect(before).toMatchObject({
      node: { withdrawn: false, validFrom: ON, validTo: null },
      sessions: listed,
      activities: counted,
    });
  });

  test('cannot be taken away from under a later one', async () => {
    const answer = await send('cancelReorganisation', { effectiveOn: '2025-07-01', reason: 'Thử.' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'REORGANISATION_INVALID', path: ['effectiveOn'], facts: { later: '2026-04-30' } },
    });
  });
});
