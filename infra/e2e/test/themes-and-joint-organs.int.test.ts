import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../src/graphql.ts';
import { openOffice, type Office } from '../src/office.ts';
import { sendAs, type Send } from '../src/send.ts';
import { unitId } from '../src/totals.ts';

let office: Office;
let ask: Ask;
let send: Send;

beforeAll(async () => {
  office = await openOffice({ reports: true });
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
