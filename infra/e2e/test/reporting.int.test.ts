import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, rawAsk, type Ask } from '../src/graphql.ts';
import type { Json } from '../src/json.ts';
import { openOffice, type Office } from '../src/office.ts';
import { sendAs, type Send } from '../src/send.ts';

let office: Office;
let ask: Ask;
let send: Send;
let viewer: string;

beforeAll(async () => {
  office = await openOffice();
  viewer = await office.token('viewer@centre');
  ask = askAs(office.url, viewer);
  send = sendAs(office.url, await office.token('recorder@centre'));
});
afterAll(() => office?.close());

const lyNhan = 'district:353:2021-11-01';
const thapMuoi = 'district:872:2021-11-01';
const binhThuy = 'district:918:2021-11-01';
const dongThap = 'province:87:2021-11-01';
const newDongThap = 'province:82:2025-07-01';

async function recorded(command: string, input: object, by = send): Promise<string> {
  const { status, body } = await by(command, input as Record<string, unknown>);
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body['nodeId'];
}

function half(owner: string, more: object = {}) {
  return {
    owner,
    series: 'party',
    kind: 'HALF_YEAR',
    from: '2022-01-01',
    to: '2022-06-30',
    label: '6 tháng đầu năm 2022',
    reviewKind: 'HALF_YEAR',
    reporters: { levels: ['COMMUNE'] },
    due: [{ level: 'COMMUNE', on: '2022-07-05' }],
    ...more,
  };
}

async function communesOf(unit: string, on: string): Promise<string[]> {
  const { units } = await ask(
    'query($unit: ID!, $on: Date!) { units(within: $unit, on: $on, level: COMMUNE, first: 500) { nodes { id } } }',
    { variables: { unit, on } },
  );
  return units.nodes.map(({ id }: Json) => id);
}

async function submit(unit: string, heldOn: string, period: object, by = send): Promise<string> {
  return recorded('submitReview', { kind: 'HALF_YEAR', unit, period, heldOn }, by);
}

const LEVEL = `level expected reported approved returned missing partly onTime late overdue completeness timeliness`;

async function reporting(period: string, more: object = {}): Promise<Json> {
  await office.quiet();
  const answer = await ask(
    `query($period: ID!, $within: ID, $on: Date) { reporting(period: $period, within: $within, on: $on) {
      unitsOn levels { ${LEVEL} } besides { unit { id } state }
      trend(first: 3) { period { id } levels { completeness } }
      rows(first: 500) { totalCount nodes { unit { id name } state coverage submittedOn dueOn late daysLate evidence { id } } } } }`,
    { variables: { period, ...more } },
  );
  return answer['reporting'];
}

describe('every commune of Lý Nhân is asked for its half-year report', () => {
  const span = { from: '2022-01-01', to: '2022-06-30' };
  let period: string;
  let communes: string[];

  beforeAll(async () => {
    period = await recorded('definePeriod', half(lyNhan));
    communes = await communesOf(lyNhan, '2022-06-30');
  });

  test('21 are expected, 13 of Tháp Mười, 8 of Bình Thuỷ', async () => {
    const expected = async (owner: string) =>
      (await reporting(await recorded('definePeriod', half(owner, { series: 'asked' })))).levels[0].expected;
    expect([await expected(lyNhan), await expected(thapMuoi), await expected(binhThuy)]).toEqual([21, 13, 8]);
  });

  test('on the due day 19 have reported in time; two weeks later one more, and one is overdue', async () => {
    for (const unit of communes.slice(0, 19)) await submit(unit, '2022-07-05', span);
    await submit(communes[19]!, '2022-07-08', span);
    expect((await reporting(period, { on: '2022-07-05' })).levels[0]).toMatchObject({
      expected: 21,
      reported: 19,
      missing: 2,
      late: 0,
      overdue: 0,
    });
    const { levels, rows, unitsOn } = await reporting(period, { on: '2022-07-19' });
    expect(unitsOn).toBe('2022-06-30');
    expect(levels).toEqual([
      {
        level: 'COMMUNE',
        expected: 21,
        reported: 20,
        approved: 0,
        returned: 0,
        missing: 1,
        partly: 0,
        onTime: 19,
        late: 1,
        overdue: 1,
        completeness: (100 * 20) / 21,
        timeliness: (100 * 19) / 21,
      },
    ]);
    const late = rows.nodes.filter((row: Json) => row.late);
    expect(late.map((row: Json) => [row.state, row.daysLate])).toEqual([
      ['SUBMITTED', 3],
      ['MISSING', 14],
    ]);
  });

  test('a report of zero classes is a report', async () => {
    const lines = [{ kind: 'study-class', count: 0 }];
    const id = await recorded('reportActivities', { unit: communes[20], period: span, lines });
    const { levels, rows } = await reporting(period);
    expect(levels[0]).toMatchObject({ reported: 21, missing: 0, completeness: 100 });
    expect(rows.nodes.find((row: Json) => row.unit.id === communes[20])).toMatchObject({
      state: 'SUBMITTED',
      evidence: [{ id }],
    });
  });

  test('a report that is sent back counts as not done, one that is approved as done', async () => {
    const [first, second] = (await reporting(period)).rows.nodes.map((row: Json) => row.evidence[0].id);
    const above = sendAs(office.url, await office.token('admin@centre'));
    await recorded('returnReview', { review: first, reason: 'Thiếu phụ lục.' }, above);
    await recorded('approveReview', { review: second }, above);
    const { levels, rows } = await reporting(period);
    expect(levels[0]).toMatchObject({ reported: 20, returned: 1, approved: 1, missing: 0 });
    expect(rows.nodes.slice(0, 2).map((row: Json) => [row.state, row.coverage])).toEqual([
      ['RETURNED', 'NONE'],
      ['APPROVED', 'EXACT'],
    ]);
  });

  test('what nobody asked for stands beside', async () => {
    await submit(lyNhan, '2022-07-10', span);
    const { levels, besides } = await reporting(period);
    expect(levels[0].expected).toBe(21);
    expect(besides).toEqual([{ unit: { id: lyNhan }, state: 'SUBMITTED' }]);
  });

  test('the state half-year stands beside it and has reports of its own', async () => {
    const days = { series: 'state', from: '2021-12-15', to: '2022-06-14' };
    const due = [{ level: 'COMMUNE', on: '2022-06-20' }];
    const state = await recorded('definePeriod', half(lyNhan, { ...days, due }));
    await submit(communes[0]!, '2022-06-18', { from: days.from, to: days.to });
    expect((await reporting(state)).levels[0]).toMatchObject({ expected: 21, reported: 1, onTime: 1 });
    const year = { kind: 'YEAR', series: 'state', from: days.from, to: '2022-12-14', reviewKind: 'YEAR_END' };
    const whole = await recorded('definePeriod', half(lyNhan, { ...year, due: [] }));
    expect((await reporting(whole)).levels[0]).toMatchObject({ reported: 0, timeliness: null });
    const before = { from: '2021-07-01', to: '2021-12-31', due: [] };
    const earlier = await recorded('definePeriod', half(lyNhan, before));
    const { trend } = await reporting(period);
    expect(trend.map((each: Json) => each.period.id)).toEqual([period, earlier]);
  });
});

describe('the reform of 2025-07-01 between the end of the period and its due day', () => {
  const span = { from: '2025-01-01', to: '2025-06-30' };
  let period: string;

  beforeAll(async () => {
    const due = [{ level: 'COMMUNE', on: '2025-07-10' }];
    period = await recorded('definePeriod', half(dongThap, { ...span, due, label: '6 tháng đầu năm 2025' }));
  });

  test('the 13 communes of Tháp Mười stay asked, and 6 that came after them report for all of them', async () => {
    const old = await communesOf(thapMuoi, '2025-06-30');
    const heirs = new Set<string>();
    for (const id of old) {
      const { node } = await ask(
        'query($id: ID!) { node(id: $id) { ... on Unit { successors { unit { id level } } } } }',
        { variables: { id } },
      );
      for (const { unit } of node.successors) if (unit.level === 'COMMUNE') heirs.add(unit.id);
    }
    await submit(old[0]!, '2025-06-28', span);
    for (const unit of [...heirs].slice(1)) await submit(unit, '2025-07-08', span);
    const partly = await reporting(period, { within: thapMuoi, on: '2025-07-09' });
    expect(partly.levels[0].expected).toBe(13);
    expect(partly.levels[0].reported).toBeLessThan(13);
    await submit([...heirs][0]!, '2025-07-12', span);
    const { levels } = await reporting(period, { within: thapMuoi, on: '2025-07-20' });
    expect(levels[0]).toMatchObject({ expected: 13, reported: 13, missing: 0, completeness: 100 });
    expect(levels[0].onTime + levels[0].late).toBe(13);
    const whole = await reporting(period, { on: '2025-07-20' });
    // One of the six took over a commune of the neighbouring district as well.
    expect(whole.levels[0]).toMatchObject({ reported: 14, overdue: whole.levels[0].expected - 14 });
  });

  test('the merged province of today answers for the half-year before the merger', async () => {
    const day = { on: '2025-07-20' };
    const { levels, unitsOn } = await reporting(period, { ...day, within: newDongThap });
    expect(unitsOn).toBe('2025-06-30');
    expect(levels).toEqual((await reporting(period, day)).levels);
    const { periods } = await ask('query($within: ID!) { periods(within: $within) { id } }', {
      variables: { within: newDongThap },
    });
    expect(periods).toContainEqual({ id: period });
  });

  test('a year that ran on over the end of the district shows there the communes that hold its land', async () => {
    const days = { from: '2025-01-01', to: '2025-12-31', due: [] };
    const input = { ...days, kind: 'YEAR', label: 'Năm 2025', reviewKind: 'YEAR_END' };
    const year = await recorded('definePeriod', half(newDongThap, input));
    const levels = async (within?: string) => (await reporting(year, { within, on: '2026-01-05' })).levels;
    expect((await levels())[0]).toMatchObject({ level: 'COMMUNE', expected: 102 });
    expect((await levels(thapMuoi))[0]).toMatchObject({ level: 'COMMUNE', expected: 6 });
    expect((await levels(dongThap))[0].expected + (await levels('province:82:2021-11-01'))[0].expected).toBe(
      102,
    );
  });

  test('a commune that ended without heirs on record is refused for a period that ended later', async () => {
    const gone = 'commune:28294:2021-11-01';
    const year = `period:${newDongThap}:party:year:2025-01-01`;
    const query = 'query($p: ID!, $w: ID!) { reporting(period: $p, within: $w) { levels { expected } } }';
    const { errors } = await rawAsk(office.url, viewer, query, { variables: { p: year, w: gone } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNIT_NOT_VALID', unit: gone, successors: [] });
  });

  test('who is still missing is told to those above, near the day and after it', async () => {
    const missing = async (kind: string, on?: string) => {
      const { reminders } = await ask(
        `query($within: ID!, $on: Date, $kind: ReminderKind!) { reminders(within: $within, on: $on, kind: $kind) {
          period { id } level dueOn daysLeft missing rows(first: 1) { totalCount } } }`,
        { variables: { within: binhThuy, on, kind } },
      );
      return reminders;
    };
    const due = [{ level: 'COMMUNE', on: '2025-01-10' }];
    const days = { series: 'year-end', from: '2024-07-01', to: '2024-12-31', due };
    const own = await recorded('definePeriod', half(binhThuy, days));
    await office.quiet();
    const told = {
      period: { id: own },
      level: 'COMMUNE',
      dueOn: '2025-01-10',
      missing: 8,
      rows: { totalCount: 8 },
    };
    expect(await missing('DUE', '2025-01-02')).toEqual([]);
    expect(await missing('DUE', '2025-01-05')).toEqual([{ ...told, daysLeft: 5 }]);
    expect(await missing('DUE', '2025-01-11')).toEqual([]);
    expect(await missing('OVERDUE', '2025-01-11')).toContainEqual({ ...told, daysLeft: -1 });
    // Without a day the district is asked on its last one, and told what it still owed then.
    expect(await missing('OVERDUE')).toContainEqual({ ...told, daysLeft: -171 });
  });
});
