import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, rawAsk, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { readReadme } from '../../src/readme.ts';
import { sendAs } from '../../src/send.ts';
import { openSampleOffice } from '../../src/shared-office.ts';

let office: Office;
let ask: Ask;

beforeAll(async () => {
  office = await openSampleOffice();
  await office.quiet();
  ask = askAs(office.url, await office.token('viewer@province:87'));
}, 300_000);
afterAll(() => office?.close());

const PROVINCE = 'province:87:2021-11-01';
const DISTRICT = 'district:872:2021-11-01';

describe('the README', () => {
  const { question, command } = readReadme();

  test('shows the answer that its question gets', async () => {
    const token = await office.token('viewer@province:87');
    const answer = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: question.body,
    });
    expect(await answer.json()).toEqual(question.answer);
  });

  test('shows what its command is answered, the first time and again', async () => {
    const send = sendAs(office.url, await office.token(command.account));
    const input = { ...command.body, commandId: command.key };
    const first = await send(command.name, input);
    const { recordedAt, ...rest } = command.answer;
    expect(first).toMatchObject({ status: 200, body: rest });
    expect(typeof recordedAt).toBe(typeof first.body['recordedAt']);
    expect((await send(command.name, input)).body).toEqual(first.body);
  });
});

describe('the sample set', () => {
  test('is in no total unless it is asked for', async () => {
    const { without, with: all } = await ask(
      `query($within: ID!) {
        without: activities(within: $within, from: "2022-01-01", to: "2022-12-31") { kind count }
        with: activities(within: $within, from: "2022-01-01", to: "2022-12-31", sample: true) { kind count } }`,
      { variables: { within: PROVINCE } },
    );
    const kinds = (totals: any[]) => totals.map(({ kind, count }) => [kind, count]).sort();
    expect(kinds(without)).toEqual([
      ['reporter-conference', null],
      ['study-class', 37],
      ['training-class', 6],
      ['working-session', 1],
    ]);
    expect(all.length).toBeGreaterThan(without.length);
  });

  const lists = ['directives', 'sessions', 'reports', 'visits', 'reviews'];

  test.each(lists)('%s leave it out unless it is asked for', async (list) => {
    const { without, with: all } = await ask(`{
      without: ${list} { totalCount nodes { sample } }
      with: ${list}(filter: { sample: true }, first: 500) { totalCount nodes { sample } } }`);
    expect(without.nodes.some((node: any) => node.sample)).toBe(false);
    expect(all.totalCount).toBeGreaterThan(without.totalCount);
  });

  test('marks every node of it', async () => {
    const { directive } = await ask(`{ directive(symbol: "901-CT/TW") { id sample title } }`);
    expect(directive).toMatchObject({ sample: true, title: expect.stringContaining('[Mẫu]') });
    for (const list of ['sessions', 'reviews', 'visits']) {
      const { nodes } = (
        await ask(
          `query($directive: ID!) { list: ${list}(filter: { directive: $directive, sample: true }, first: 500) {
            nodes { sample } } }`,
          { variables: { directive: directive.id } },
        )
      )['list'];
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.every((node: any) => node.sample)).toBe(true);
    }
    const { directive: rolled } = await ask(
      `query($within: ID!) { directive(symbol: "901-CT/TW") { rollout(within: $within, on: "2022-12-31") {
        rows(first: 50) { nodes { stages { evidence { ... on UnitProgress { sample }
          ... on Milestone { sample } ... on Review { sample } } } } } } } }`,
      { variables: { within: DISTRICT } },
    );
    const evidence = rolled.rollout.rows.nodes.flatMap((row: any) =>
      row.stages.flatMap((stage: any) => stage.evidence),
    );
    expect(evidence.length).toBeGreaterThan(20);
    expect(evidence.every((node: any) => node.sample)).toBe(true);
  });

  test('never touches a figure of the reports', async () => {
    const { activities } = await ask(
      `query($within: ID!) { activities(within: $within, from: "2022-01-01", to: "2022-04-12", sample: true,
        kinds: [["study-class"], ["training-class"]]) { kind count evidence { id } } }`,
      { variables: { within: DISTRICT } },
    );
    expect(activities.find((total: any) => total.kind === 'study-class').count).toBe(37);
    expect(activities.find((total: any) => total.kind === 'training-class').count).toBe(6);
  });
});

describe('through the reform of 1 July 2025', () => {
  const REFORM = [
    ['872', 13, 6, 6, '87', '82'],
    ['353', 21, 7, 7, '35', '37'],
    ['918', 8, 5, 3, '92', '92'],
    ['417', 21, 12, 12, '40', '40'],
    ['418', 17, 9, 9, '40', '40'],
    ['428', 29, 9, 9, '40', '40'],
  ] as const;

  test.each(REFORM)(
    'district %s: its %s communes go on in %s, %s of them by default; its province %s is %s after',
    async (code, before, successors, defaults, provinceBefore, provinceAfter) => {
      const { unit } = await ask(
        `query($code: String!) { unit(level: DISTRICT, code: $code, on: "2025-03-01") { validTo
          parent(on: "2025-03-01") { code }
          successors { unit { id level } share default }
          children(on: "2025-03-01", level: COMMUNE) { totalCount nodes {
            successors { unit { id parent(on: "2025-08-01") { code } } default } } } } }`,
        { variables: { code } },
      );
      const edges = unit.children.nodes.flatMap((commune: any) => commune.successors);
      const ids = (list: any[]) => new Set(list.map((edge) => edge.unit.id));
      expect(unit.children.totalCount).toBe(before);
      expect(ids(edges).size).toBe(successors);
      expect(ids(edges.filter((edge: any) => edge.default)).size).toBe(defaults);
      expect(ids(unit.successors)).toEqual(ids(edges));
      expect(ids(unit.successors.filter((edge: any) => edge.default)).size).toBe(defaults);
      expect(unit).toMatchObject({ validTo: '2025-07-01', parent: { code: provinceBefore } });
      const provinces = new Set(edges.map((edge: any) => edge.unit.parent.code));
      expect([...provinces]).toEqual([provinceAfter]);
    },
  );

  test('the district of 2022 is looked into on its own day, and names its heirs afterwards', async () => {
    const query = `query($within: ID!, $on: Date!) { directive(symbol: "901-CT/TW") {
      rollout(within: $within, on: $on) { levels { level expected
        stages(only: [RECEIVED]) { reached } } } } }`;
    const { directive } = await ask(query, { variables: { within: DISTRICT, on: '2022-12-31' } });
    expect(directive.rollout.levels).toEqual([
      { level: 'DISTRICT', expected: 1, stages: [{ reached: 1 }] },
      { level: 'COMMUNE', expected: 13, stages: [{ reached: 13 }] },
    ]);
    const variables = { within: DISTRICT, on: '2025-08-01' };
    const later = await rawAsk(office.url, await office.token('viewer@centre'), query, { variables });
    const { code, successors } = later.errors?.[0]?.extensions ?? {};
    expect(code).toBe('UNIT_NOT_VALID');
    expect(successors).toHaveLength(6);
  });

  test('nothing is recorded for it on a day when it is no more: the refusal names the heirs', async () => {
    const { id } = (await ask('{ directive(symbol: "901-CT/TW") { id } }'))['directive'];
    const send = sendAs(office.url, await office.token('admin@centre'));
    const answer = await send('recordReceipt', {
      directive: id,
      unit: DISTRICT,
      on: '2025-08-01',
      sample: true,
    });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'UNIT_NOT_VALID',
        path: ['unit'],
        message: { vi: expect.any(String), en: expect.any(String) },
      },
    });
    expect(answer.body['facts'].successors.split(',')).toHaveLength(6);
  });

  test('a new commune is covered exactly where all its predecessors were, partly where some were', async () => {
    const query = `query($within: ID!, $on: Date!, $after: String) { directive(symbol: "901-CT/TW") {
      rollout(within: $within, on: $on) {
        levels { level expected stages(only: [STUDIED]) { reached partly } }
        rows(level: COMMUNE, first: 500, after: $after) { nodes {
          unit { id predecessors { unit { id level } } }
          stages(only: [STUDIED]) { on coverage lagDays evidence { id } } } } } } }`;
    const askCentre = askAs(office.url, await office.token('viewer@centre'));
    const rows = async (within: string, on: string) => {
      const { directive } = await askCentre(query, { variables: { within, on } });
      return directive.rollout;
    };
    const eve = await rows(PROVINCE, '2025-06-30');
    const after = await rows('province:82:2025-07-01', '2025-07-01');
    const studied = new Set(
      eve.rows.nodes.filter((row: any) => row.stages[0].coverage === 'EXACT').map((row: any) => row.unit.id),
    );
    const known = new Set(eve.rows.nodes.map((row: any) => row.unit.id));
    const counts = { EXACT: 0, PARTLY: 0, NONE: 0 } as Record<string, number>;
    for (const { unit, stages } of after.rows.nodes) {
      const before = unit.predecessors
        .map((edge: any) => edge.unit)
        .filter((each: any) => each.level === 'COMMUNE');
      const did = before.filter(({ id }: any) => studied.has(id)).length;
      const expected = did === 0 ? 'NONE' : did === before.length ? 'EXACT' : 'PARTLY';
      expect([unit.id, stages[0].coverage]).toEqual([unit.id, expected]);
      expect(stages[0].lagDays).toBeNull();
      counts[expected]! += 1;
    }
    expect(known.size).toBe(141);
    expect(counts['EXACT']).toBeGreaterThan(0);
    expect(counts['PARTLY']).toBeGreaterThan(0);
    expect(after.levels.find((each: any) => each.level === 'COMMUNE')).toEqual({
      level: 'COMMUNE',
      expected: 102,
      stages: [{ reached: counts['EXACT'], partly: counts['PARTLY'] }],
    });
  });
});
