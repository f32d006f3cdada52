import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountOf, type Account } from '../../src/accounts.ts';
import { askAs, type Ask } from '../../src/graphql.ts';
import type { Json } from '../../src/json.ts';
import type { Office } from '../../src/office.ts';
import { sendAs, type Send } from '../../src/send.ts';
import { openSharedOffice } from '../../src/shared-office.ts';
import { directiveId, unitId, unitsIn } from '../../src/totals.ts';

let office: Office;
let ask: Ask;
let send: Send;

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
  send = sendAs(office.url, await office.token('admin@centre'));
}, 180_000);
afterAll(() => office?.close());

describe('the theme of the year', () => {
  test('05-CT/TW has the themes of 2023, 2022 and 2020, each of them under it', async () => {
    const { directive } = await ask(`{ directive(symbol: "05-CT/TW") {
      themes { year title themeOf { symbol } } of2022: themes(year: 2022) { title } of2021: themes(year: 2021) { title } } }`);
    expect(directive.themes).toEqual(
      [2023, 2022, 2020].map((year) => ({
        year,
        title: `Chuyên đề năm ${year}`,
        themeOf: { symbol: '05-CT/TW' },
      })),
    );
    expect(directive.of2022).toEqual([{ title: 'Chuyên đề năm 2022' }]);
    expect(directive.of2021).toEqual([]);
  });

  test.each(['Chuyên đề năm 2020', 'chuyên đề năm 2022', 'Chuyên đề năm 2023', 'Chuyên đề toàn khoá'])(
    '"%s" names one document',
    async (text) => {
      const { resolveCitation } = await ask(
        'query($text: String!) { resolveCitation(text: $text) { directive { title } reason } }',
        { variables: { text } },
      );
      expect(resolveCitation).toMatchObject({ directive: { title: expect.any(String) }, reason: null });
    },
  );

  test('a list finds the themes of a document, of any year or of one', async () => {
    const { directive } = await ask('{ directive(symbol: "05-CT/TW") { id } }');
    const { every, one } = await ask(
      `query($of: ID!) {
        every: directives(filter: { themeOf: $of }) { totalCount }
        one: directives(filter: { themeOf: $of, year: 2020 }) { nodes { year title } } }`,
      { variables: { of: directive.id } },
    );
    expect(every.totalCount).toBe(3);
    expect(one.nodes).toEqual([{ year: 2020, title: 'Chuyên đề năm 2020' }]);
  });

  test('links lead from 05-CT/TW over conclusion, term theme and theme of 2022 to the plan of a district', async () => {
    const { directive } = await ask(`{ directive(symbol: "05-CT/TW") { links { ...Link directive { symbol
      links { ...Link directive { title links { ...Link directive { title
      links { ...Link directive { title type issuer { code } } } } } } } } } } }
      fragment Link on DirectiveLink { kind direction }`);
    const follow = (from: any, kind: string) =>
      from.links.find((link: any) => link.kind === kind && link.direction === 'INCOMING').directive;
    const conclusion = follow(directive, 'IMPLEMENTS');
    const ofTerm = follow(conclusion, 'THEME_OF');
    const ofYear = follow(ofTerm, 'IMPLEMENTS');
    const plan = follow(ofYear, 'PLANS');
    expect([conclusion.symbol, ofTerm.title, ofYear.title]).toEqual([
      '01-KL/TW',
      'Chuyên đề toàn khóa',
      'Chuyên đề năm 2022',
    ]);
    expect(plan).toMatchObject({ type: 'kế hoạch', issuer: { code: '918' } });
  });
});

describe('board and political centre of a district as one organ', () => {
  test('two organs act as one under one head, and each stays an organ of its own', async () => {
    const { unit } = await ask(`{ unit(level: ORGAN, code: "BTG-TTCT-872", on: "2022-04-12") {
      oneHead validFrom validTo parent { code } jointOf { code oneHead partOfJoint(on: "2022-04-12") { code } jointOf { code } } } }`);
    expect(unit).toMatchObject({
      oneHead: true,
      validFrom: null,
      validTo: '2025-07-01',
      parent: { code: '872' },
    });
    expect(unit.jointOf).toEqual(
      ['BTGHU-872', 'TTCT-872'].map((code) => ({
        code,
        oneHead: null,
        partOfJoint: { code: 'BTG-TTCT-872' },
        jointOf: [],
      })),
    );
  });

  test('a session that the joint organ reports and both organs organise counts once in its district', async () => {
    const [district, joint, board, centre] = await Promise.all([
      unitId(ask, 'DISTRICT', '872', '2022-04-12'),
      ...['BTG-TTCT-872', 'BTGHU-872', 'TTCT-872'].map((code) => unitId(ask, 'ORGAN', code, '2022-04-12')),
    ]);
    const { directive } = await ask('{ directive(symbol: "208-QĐ/TW") { id } }');
    const { status } = await send('recordSession', {
      kind: 'skills-conference',
      unit: joint,
      organisers: [board, centre],
      directives: [directive.id],
      heldOn: '2022-05-10',
      people: [{ unit: 'CADRE', value: 40 }],
    });
    expect(status).toBe(201);
    await office.quiet();
    const { activities } = await ask(
      `query($within: ID!) { activities(within: $within, from: "2022-05-01", to: "2022-05-31") {
        kind itemised people { unit value } organisers { code } } }`,
      { variables: { within: district } },
    );
    expect(activities).toMatchObject([{ kind: 'skills-conference', people: [{ unit: 'CADRE', value: 40 }] }]);
    const { sessions } = await ask(`{ sessions(filter: { kinds: ["skills-conference"] }) { totalCount nodes {
      unit { code } organisers { code } } } }`);
    expect(sessions).toMatchObject({
      totalCount: 1,
      nodes: [{ unit: { code: 'BTG-TTCT-872' }, organisers: [{ code: 'BTGHU-872' }, { code: 'TTCT-872' }] }],
    });
  });

  test.each([
    ['of one organ alone', ['organ:BTGHU-353:2021-11-01'], 'INVALID_ARGUMENT'],
    [
      'of a district and an organ',
      ['district:353:2021-11-01', 'organ:TTCT-353:2021-11-01'],
      'INVALID_ARGUMENT',
    ],
    ['of an organ that nobody knows', ['organ:NO:2021-11-01', 'organ:TTCT-353:2021-11-01'], 'UNIT_UNKNOWN'],
    [
      'of an organ in another one',
      ['organ:BTGHU-872:2021-11-01', 'organ:TTCT-353:2021-11-01'],
      'UNIT_EXISTS',
    ],
  ])('a joint organ %s is refused', async (_, jointOf, code) => {
    const organ = { code: 'CHUNG-353', name: 'Cơ quan chung', kind: 'Cơ quan chung' };
    const { body } = await send('establishOrgan', {
      ...organ,
      committee: 'district:353:2021-11-01',
      jointOf,
    });
    expect(body).toMatchObject({ code, path: expect.arrayContaining(['jointOf']) });
  });
});

const [ngheAn, kySon] = ['province:40:2021-11-01', 'district:417:2021-11-01'];
const board = 'organ:BTGTU-40:2021-11-01';

describe('Nghệ An under directives of the centre and of its own', () => {
  let province: Account;

  beforeAll(async () => {
    province = await accountOf(office, 'recorder@province:40');
  });

  test('11: one delegation, six districts in four days: what it found and what it told each of them', async () => {
    const visits = async () => {
      await office.quiet();
      const { visits: found } = await ask(
        `query($within: ID!) { visits(filter: { within: $within, kind: DELEGATION }) { nodes { id by { code } from to
          directives { id } stops { unit { id code } findings instructions } } } }`,
        { variables: { within: ngheAn } },
      );
      expect(found.nodes).toHaveLength(1);
      return found.nodes[0];
    };
    const { id: visit, directives, stops } = await visits();
    const said = {
      findings: ['Trung tâm thiếu giảng viên'],
      instructions: ['Kiện toàn trong quý II năm 2020'],
    };
    await province.does('correctVisit', {
      visit,
      by: board,
      stops: stops.map(({ unit }: Json) => ({ unit: unit.id, ...said })),
      directives: directives.map(({ id }: Json) => id),
      from: '2020-02-25',
      to: '2020-02-28',
      reason: 'Bổ sung nhận xét và chỉ đạo',
    });
    const visited = ['417', '418', '422', '424', '423', '428'];
    expect(await visits()).toMatchObject({
      by: { code: 'BTGTU-40' },
      from: '2020-02-25',
      to: '2020-02-28',
      stops: visited.map((code) => ({ unit: { code }, ...said })),
    });
  });

  test('12: 05-CT/TW is surveyed at Kỳ Sơn and at the police of the province, one unit at a time', async () => {
    const directive = await directiveId(ask, '05-CT/TW');
    const police = await unitId(ask, 'ORGAN', 'DU-CA-40', '2022-09-14');
    const findings = ['Đã đăng ký nội dung làm theo'];
    const survey = (...units: string[]) => ({
      kind: 'SURVEY',
      by: board,
      directives: [directive],
      stops: units.map((unit) => ({ unit, findings })),
      from: '2022-09-14',
      to: '2022-09-14',
    });
    await province.does('recordVisit', survey(kySon));
    await province.does('recordVisit', survey(police));
    expect(await province.refused('recordVisit', survey(kySon, police))).toBe('INVALID_ARGUMENT');
    await office.quiet();
    const { visits } = await ask(
      `query($within: ID!, $directive: ID!) { visits(filter: { within: $within, directive: $directive, kind: SURVEY }) {
        nodes { directives { symbol } stops { unit { code level } findings } } } }`,
      { variables: { within: ngheAn, directive } },
    );
    const seen = visits.nodes.map(({ stops }: Json) => [stops[0].unit.level, stops[0].unit.code]);
    expect(seen.sort()).toEqual([
      ['DISTRICT', '417'],
      ['ORGAN', 'DU-CA-40'],
    ]);
    expect(visits.nodes[0]).toMatchObject({ directives: [{ symbol: '05-CT/TW' }], stops: [{ findings }] });
  });

  test('13: 08-NQ/TU of 8 December 2017 is reviewed after 2 years, 100-KL/TW without a known day of issue', async () => {
    const approver = await accountOf(office, 'recorder@centre');
    const reached = async (symbol: string, heldOn: string, more: object = {}) => {
      const directive = await directiveId(ask, symbol);
      const input = { kind: 'INTERIM', unit: ngheAn, directive, heldOn, ...more };
      const { id: review } = await province.does('submitReview', input);
      await approver.does('approveReview', { review });
      await office.quiet();
      const { node } = await ask(
        `query($directive: ID!, $within: ID!, $on: Date!) { node(id: $directive) { ... on Directive { issuedOn
          rollout(within: $within, on: $on) { rows(level: PROVINCE) { nodes {
            stages(only: [INTERIM_REVIEW]) { on coverage lagDays evidence { id ... on Review { afterYears } } } } } } } } }`,
        { variables: { directive, within: ngheAn, on: '2020-12-31' } },
      );
      const [stage] = node.rollout.rows.nodes[0].stages;
      expect(stage.evidence[0].id).toBe(review);
      return { issuedOn: node.issuedOn, ...stage, evidence: stage.evidence[0].afterYears };
    };
    const own = await reached('08-NQ/TU', '2019-12-20', { afterYears: 2 });
    expect(own).toEqual({
      issuedOn: '2017-12-08',
      on: '2019-12-20',
      coverage: 'EXACT',
      lagDays: 742,
      evidence: 2,
    });
    const central = await reached('100-KL/TW', '2020-02-28');
    expect(central).toEqual({
      issuedOn: null,
      on: '2020-02-28',
      coverage: 'EXACT',
      lagDays: null,
      evidence: null,
    });
  });

  test('18: 208-QĐ/TW of 8 November 2019 took 12 days to the province, 109 to six districts, 129 to a commune', async () => {
    const directive = await directiveId(ask, '208-QĐ/TW');
    const [commune] = await unitsIn(ask, kySon, 'COMMUNE', '2021-11-01');
    await province.does('recordReceipt', { directive, unit: ngheAn, on: '2019-11-20' });
    await province.does('adoptPlan', { directive, unit: commune, on: '2020-03-16' });
    await office.quiet();
    const lags = async (on: string) => {
      const { node } = await ask(
        `query($directive: ID!, $within: ID!, $on: Date!) { node(id: $directive) { ... on Directive {
          rollout(within: $within, on: $on) { levels { level firstActivityLagDays { count min max } } } } } }`,
        { variables: { directive, within: ngheAn, on } },
      );
      const levels = node.rollout.levels.filter(({ level }: Json) => level !== 'ORGAN');
      return levels.map(({ level, firstActivityLagDays: lag }: Json) => [
        level,
        lag?.count,
        lag?.min,
        lag?.max,
      ]);
    };
    expect(await lags('2020-02-28')).toEqual([
      ['PROVINCE', 1, 12, 12],
      ['DISTRICT', 6, 109, 109],
      ['COMMUNE', undefined, undefined, undefined],
    ]);
    expect((await lags('2020-03-16'))[2]).toEqual(['COMMUNE', 1, 129, 129]);
  });
});
