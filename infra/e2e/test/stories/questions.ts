import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { sendAs, type Send } from '../../src/send.ts';
import { openSharedOffice } from '../../src/shared-office.ts';
import { unitId } from '../../src/totals.ts';

let office: Office;
let ask: Ask;
let send: Send;

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
  send = sendAs(office.url, await office.token('admin@centre'));
}, 180_000);
afterAll(() => office?.close());

async function recorded(command: string, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await send(command, input);
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body['nodeId'];
}

describe('a search', () => {
  const query = `query($search: String!, $on: Date, $level: Level) { units(search: $search, on: $on, level: $level) {
    totalCount nodes { name kind code parent { name } } } }`;
  const found = async (search: string, on: string, level?: string) =>
    (await ask(query, { variables: { search, on, level } })).units;

  test.each(['Bình Thuỷ', 'Bình Thủy', 'binh thuy', 'BÌNH THỦY'])(
    'for "%s" finds the district first, with its kind, code and parent',
    async (typed) => {
      const { nodes } = await found(typed, '2022-01-01', 'DISTRICT');
      expect(nodes[0]).toMatchObject({
        name: expect.stringMatching(/^Bình Th(uỷ|ủy)$/),
        kind: 'Quận',
        code: '918',
      });
      expect(nodes[0].parent.name).toBe('Cần Thơ');
    },
  );

  test('tells the two new communes named Bắc Lý apart by their provinces', async () => {
    const { nodes } = await found('bac ly', '2025-07-01', 'COMMUNE');
    const provinces = nodes
      .filter(({ name }: any) => name === 'Bắc Lý')
      .map(({ parent }: any) => parent.name);
    expect(provinces.sort()).toEqual(['Nghệ An', 'Ninh Bình']);
  });

  test('finds Ba Chẽ as a district before the reform and as a commune after it', async () => {
    expect((await found('Ba Chẽ', '2025-06-30')).nodes[0]).toMatchObject({ name: 'Ba Chẽ', kind: 'Huyện' });
    expect((await found('ba che', '2025-07-01')).nodes[0]).toMatchObject({ name: 'Ba Chẽ', kind: 'Xã' });
  });
});

describe('the chain of 05-CT/TW', () => {
  test('runs over conclusion, term theme and theme of 2022 to a district plan, its classes and a half-year review', async () => {
    const { directive } = await ask(
      '{ directive(symbol: "05-CT/TW") { id chain(depth: 6) { id link node { ... on Directive { title } } } } }',
    );
    const plan = directive.chain.find(({ node }: any) => node?.title?.startsWith('Kế hoạch của Quận ủy'));
    const unit = await unitId(ask, 'DISTRICT', '918', '2022-06-30');
    const period = { from: '2022-01-01', to: '2022-06-30' };
    const people = [{ unit: 'LEARNER', value: 120 }];
    const held = { kind: 'study-class', directives: [plan.id], unit, heldOn: '2022-03-15', people };
    await recorded('recordSession', { ...held });
    const review = await recorded('submitReview', { kind: 'HALF_YEAR', unit, period, heldOn: '2022-06-28' });
    const lines = [{ kind: 'study-class', count: 1, directives: [plan.id] }];
    await recorded('reportActivities', { unit, period, lines, review });
    await office.quiet();
    const asked = await ask(`{ directive(symbol: "05-CT/TW") { chain(depth: 6, on: "2022-12-31") {
      id parentId depth link leftOut counts { kind count }
      node { __typename ... on Directive { symbol title } ... on Session { kind } ... on Review { reviewKind: kind } } } } }`);
    const { chain } = asked.directive;
    const byId = new Map<string, any>(chain.map((each: any) => [each.id, each]));
    const up = (id: string | null): any[] =>
      id === null ? [] : [byId.get(id), ...up(byId.get(id).parentId)];
    const path = up(review).map(({ node }) => node.symbol ?? node.title ?? node.__typename);
    expect(path).toEqual([
      'Review',
      'Report',
      'Kế hoạch của Quận ủy Bình Thủy thực hiện chuyên đề năm 2022',
      'Chuyên đề năm 2022',
      'Chuyên đề toàn khóa',
      '01-KL/TW',
      '05-CT/TW',
    ]);
    expect(byId.get(plan.id).counts).toEqual([
      { kind: 'REPORT', count: 1 },
      { kind: 'REVIEW', count: 1 },
      { kind: 'SESSION', count: 1 },
    ]);
    expect(
      chain.filter(({ node }: any) => node.__typename === 'Session' && node.kind === 'study-class').length,
    ).toBeGreaterThan(0);
    const { node } = await ask(
      'query($id: ID!) { node(id: $id) { ... on Directive { ancestors { depth node { ... on Directive { symbol title } } } } } }',
      { variables: { id: plan.id } },
    );
    expect(node.ancestors.map((each: any) => each.node.symbol ?? each.node.title)).toEqual(
      expect.arrayContaining(['Chuyên đề năm 2022', 'Chuyên đề toàn khóa', '01-KL/TW', '05-CT/TW']),
    );
    expect(node.ancestors[0]).toMatchObject({ depth: 1, node: { title: 'Chuyên đề năm 2022' } });
  });
});

describe('the communes of a district under one document', () => {
  let directive: string;
  const on = '2022-05-01';

  beforeAll(async () => {
    const district = await unitId(ask, 'DISTRICT', '872', on);
    directive = await recorded('registerDirective', {
      symbol: '77-CT/TW',
      title: 'Chỉ thị để hỏi',
      issuer: 'centre:TW:2021-11-01',
      issuedOn: '2022-01-01',
      term: 13,
    });
    await recorded('setTargetDays', {
      directive,
      targets: [{ stage: 'PLANNED', level: 'COMMUNE', days: 31 }],
    });
    const { units } = await ask(
      'query($within: ID!, $on: Date) { units(within: $within, on: $on, level: COMMUNE) { nodes { id } } }',
      { variables: { within: district, on } },
    );
    expect(units.nodes).toHaveLength(13);
    for (const [index, { id: unit }] of units.nodes.slice(0, 7).entries()) {
      await recorded('adoptPlan', { directive, unit, on: `2022-02-${10 + index}` });
    }
    await office.quiet();
  }, 60_000);

  test('six of thirteen are behind, 89 days late, and half of the others had planned by mid-February', async () => {
    const within = await unitId(ask, 'DISTRICT', '872', on);
    const { behind } = await ask(
      `query($directive: ID!, $within: ID!, $on: Date!) { behind(directive: $directive, within: $within, stage: PLANNED, on: $on) {
        totalCount all { expected reached none overdue } byParent { parent { code } none }
        nodes { coverage daysLate dueOn peers peersReached medianPeerOn daysBehindMedian lastPeerOn parent { code } lastPeer { level } } } }`,
      { variables: { directive, within, on } },
    );
    expect(behind.totalCount).toBe(6);
    expect(behind.all).toEqual({ expected: 13, reached: 7, none: 6, overdue: 6 });
    expect(behind.byParent).toEqual([{ parent: { code: '872' }, none: 6 }]);
    expect(behind.nodes[0]).toEqual({
      coverage: 'NONE',
      daysLate: 89,
      dueOn: '2022-02-01',
      peers: 12,
      peersReached: 7,
      medianPeerOn: '2022-02-15',
      daysBehindMedian: 75,
      lastPeerOn: '2022-02-16',
      parent: { code: '872' },
      lastPeer: { level: 'COMMUNE' },
    });
  });

  test('the same stands in the rows that are late, and in what the unit still lacks', async () => {
    const within = await unitId(ask, 'DISTRICT', '872', on);
    const { node } = await ask(
      `query($directive: ID!, $within: ID!, $on: Date!) { node(id: $directive) { ... on Directive { rollout(within: $within, on: $on) {
        late: rows(level: COMMUNE, stage: PLANNED, coverage: NONE, late: true) { totalCount nodes { unit { id } } }
        due: rows(level: COMMUNE, stage: PLANNED, dueBefore: "2022-02-01") { totalCount } } } } }`,
      { variables: { directive, within, on } },
    );
    expect(node.rollout.late.totalCount).toBe(6);
    expect(node.rollout.due.totalCount).toBe(0);
    const unit = node.rollout.late.nodes[0].unit.id;
    const lacking = `query($unit: ID!, $on: Date!) { directives(on: $on, first: 200,
      filter: { unit: $unit, lacking: PLANNED, late: true }) { nodes { id } } }`;
    const asked = await ask(lacking, { variables: { unit, on } });
    expect(asked.directives.nodes).toEqual([{ id: directive }]);
    expect((await ask(lacking, { variables: { unit, on: '2022-01-20' } })).directives.nodes).toEqual([]);
  });

  test('lags of two documents stand side by side: 109 days to the districts of Nghệ An, 40 to the first plan here', async () => {
    const regulation = (await ask('{ directive(symbol: "208-QĐ/TW") { id } }')).directive.id;
    const { lags } = await ask(
      `query($ids: [ID!]!, $on: Date!) { lags(directives: $ids, on: $on) { directive { symbol }
        levels { level firstActivityLagDays { count min max } stages(only: [PLANNED]) { reached lagDays { min max } } } } }`,
      { variables: { ids: [regulation, directive], on } },
    );
    expect(lags.map((each: any) => each.directive.symbol)).toEqual(['208-QĐ/TW', '77-CT/TW']);
    const at = (which: number, level: string) => lags[which].levels.find((each: any) => each.level === level);
    expect(at(0, 'DISTRICT').firstActivityLagDays).toEqual({ count: 6, min: 109, max: 109 });
    expect(at(1, 'COMMUNE').stages).toEqual([{ reached: 7, lagDays: { min: 40, max: 46 } }]);
  });
});

describe('documents', () => {
  test('a chain leads from 05-CT/TW over 01-KL/TW to the theme of the term; unknown days stay unknown', async () => {
    const { directive } = await ask(`{ directive(symbol: "05-CT/TW") { term issuedOn issuer { name }
      links { kind direction directive { symbol links { kind direction directive { title } } } } } }`);
    expect(directive).toMatchObject({ term: 12, issuedOn: null, issuer: { name: 'Bộ Chính trị' } });
    const conclusion = directive.links.find((link: any) => link.directive.symbol === '01-KL/TW');
    expect(conclusion).toMatchObject({ kind: 'IMPLEMENTS', direction: 'INCOMING' });
    expect(conclusion.directive.links).toContainEqual({
      kind: 'THEME_OF',
      direction: 'INCOMING',
      directive: { title: 'Chuyên đề toàn khóa' },
    });
  });

  test.each([
    ['208-QĐ/TW', '2019-11-08'],
    ['08-NQ/TU', '2017-12-08'],
    ['173-TB/TW', null],
    ['43-CT/TW', null],
    ['44-CT/TW', null],
    ['100-KL/TW', null],
  ])('%s was issued on %s', async (symbol, issuedOn) => {
    const { directive } = await ask(
      'query($symbol: String!) { directive(symbol: $symbol) { symbol issuedOn } }',
      {
        variables: { symbol },
      },
    );
    expect(directive).toEqual({ symbol, issuedOn });
  });

  test('a written variant finds the document', async () => {
    const { directive } = await ask(
      '{ directive(symbol: "số 05 - CT/TW") { symbol type issuer { level } } }',
    );
    expect(directive).toMatchObject({ symbol: '05-CT/TW', type: 'CT' });
  });

  test('a citation that names no single document stays unresolved and says why', async () => {
    const { resolveCitation } = await ask(
      '{ resolveCitation(text: "Nghị quyết Trung ương 4, khóa XIII") { directive { symbol } reason } }',
    );
    expect(resolveCitation.directive).toBeNull();
    expect(resolveCitation.reason).toEqual(expect.any(String));
  });

  test('Chỉ thị 05 của Bộ Chính trị is 05-CT/TW', async () => {
    const { resolveCitation } = await ask(
      '{ resolveCitation(text: "Chỉ thị 05 của Bộ Chính trị") { directive { symbol } } }',
    );
    expect(resolveCitation.directive).toEqual({ symbol: '05-CT/TW' });
  });
});

describe('units', () => {
  test('Thuỷ finds Thủy', async () => {
    const { units } = await ask(
      '{ units(on: "2022-06-30", level: DISTRICT, search: "binh thuy") { edges { node { code name(on: "2022-06-30") } } } }',
    );
    expect(units.edges.map((edge: any) => edge.node.code)).toContain('918');
  });

  test('a code without a unit on that day is null, not an error', async () => {
    expect(await ask('{ unit(level: DISTRICT, code: "872", on: "2026-01-01") { id } }')).toEqual({
      unit: null,
    });
  });
});
