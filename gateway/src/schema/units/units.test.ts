import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';
import { inProcess } from '../../../test/in-process.ts';

const { ask } = inProcess();

describe('unit()', () => {
  const byCode =
    'query ($code: String!, $on: Date) { unit(level: COMMUNE, code: $code, on: $on) { id name version } }';

  test('gives the unit that bears the code on that day', async () => {
    const before = await ask(byCode, { code: '30055', on: '2025-06-30' });
    const after = await ask(byCode, { code: '30055', on: '2025-07-01' });
    expect(before.data.unit).toEqual({ id: id.commune, name: 'Trường Xuân', version: expect.any(Number) });
    expect(after.data.unit.id).toBe(id.newCommune);
  });

  test('never moves to another day', async () => {
    const { data, errors } = await ask('{ unit(level: DISTRICT, code: "872", on: "2025-07-01") { id } }');
    expect(errors).toBeUndefined();
    expect(data.unit).toBeNull();
  });

  test('answers before the first snapshot with its tree and an unknown start', async () => {
    const query = '{ unit(level: DISTRICT, code: "417", on: "2020-02-28") { id validFrom parent { id } } }';
    const { data } = await ask(query);
    expect(data.unit).toEqual({ id: id.otherDistrict, validFrom: null, parent: { id: id.otherProvince } });
  });
});

describe('the day of a field', () => {
  test('is the enclosing one, moved to the nearest valid day when it is not given', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Unit { name validTo parent { id parent { id } } ancestors { id } } } }`;
    const { data } = await ask(query, { id: id.commune });
    expect(data.node.parent).toEqual({ id: id.district, parent: { id: id.province } });
    expect(data.node.ancestors.map((each: { id: string }) => each.id)).toEqual([
      id.district,
      id.province,
      id.centre,
    ]);
    expect(data.node.validTo).toBe('2025-07-01');
  });

  test('is refused with the successors when it is given and the unit is not valid', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Unit { name(on: "2025-07-01") } } }';
    const { errors } = await ask(query, { id: id.district });
    expect(errors?.[0].extensions).toMatchObject({
      code: 'UNIT_NOT_VALID',
      message: { vi: expect.stringContaining('2025-07-01'), en: expect.stringContaining('2025-07-01') },
      path: ['on'],
      successors: [id.newCommune],
    });
  });
});

describe('units()', () => {
  const list = `query ($on: Date, $level: Level, $within: ID, $search: String, $first: Int, $after: String) {
    units(on: $on, level: $level, within: $within, search: $search, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } edges { cursor node { id } } } }`;
  const idsOf = (data: { units: { nodes: { id: string }[] } }) => data.units.nodes.map((each) => each.id);

  test('searches without accents, by the beginning of a word, and by code', async () => {
    const day = { on: '2025-06-30' };
    expect(idsOf((await ask(list, { ...day, search: 'thap muoi' })).data)).toEqual([id.district]);
    expect(idsOf((await ask(list, { ...day, search: 'Mười' })).data)).toEqual([id.district]);
    expect(idsOf((await ask(list, { ...day, search: 'uoi' })).data)).toEqual([]);
    expect(idsOf((await ask(list, { ...day, search: '3005' })).data)).toEqual([id.commune]);
  });

  test.each(['thap.*', 'th.p muoi', '^thap', '[a-z]+', '(a+)+$', 'thap|cao', '\\w', '300[5]'])(
    'searches for %s as it stands, and takes it for no pattern',
    async (search) => {
      expect(idsOf((await ask(list, { on: '2025-06-30', search })).data)).toEqual([]);
    },
  );

  describe('with the closed ones', () => {
    const closed = `query ($on: Date, $level: Level, $within: ID, $search: String, $first: Int, $after: String) {
      units(on: $on, level: $level, within: $within, search: $search, first: $first, after: $after, includeClosed: true) {
        totalCount pageInfo { hasNextPage endCursor } nodes { id name validTo successors { unit { id } } } } }`;

    test('finds a district that is no more, and what became of it', async () => {
      const day = { on: '2026-01-01', search: 'thap muoi' };
      expect(idsOf((await ask(list, day)).data)).toEqual([]);
      const became = [{ unit: { id: id.newCommune } }];
      expect((await ask(closed, day)).data.units.nodes).toEqual([
        { id: id.district, name: 'Tháp Mười', validTo: '2025-07-01', successors: became },
      ]);
      expect(idsOf((await ask(closed, { ...day, on: '2025-06-30' })).data)).toEqual([id.district]);
    });

    test('within a province, also what lay in those it was made of, and nothing of its neighbours', async () => {
      const { data } = await ask(closed, { on: '2026-01-01', within: id.newProvince });
      expect(idsOf(data)).toEqual([
        id.newProvince,
        id.province,
        id.district,
        id.commune,
        id.newCommune,
        id.board,
        id.politicalCentre,
      ]);
      const organs = await ask(closed, { on: '2026-01-01', within: id.otherProvince });
      expect(idsOf(organs.data)).toEqual([id.otherProvince, id.otherDistrict]);
    });

    test('pages through everything once', async () => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const { data } = await ask(closed, { on: '2026-01-01', first: 2, after });
        seen.push(...idsOf(data));
        expect(data.units.totalCount).toBe(11);
        after = data.units.pageInfo.hasNextPage ? data.units.pageInfo.endCursor : undefined;
      } while (after);
      expect(new Set(seen).size).toBe(11);
    });
  });

  test('pages through everything once, with cursors that hold when the entry itself has gone', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    let total = 0;
    do {
      const { data } = await ask(list, { on: '2025-06-30', first: 2, after });
      seen.push(...idsOf(data));
      total = data.units.totalCount;
      after = data.units.pageInfo.hasNextPage ? data.units.pageInfo.endCursor : undefined;
    } while (after);
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
    const { data } = await ask(list, { on: '2025-06-30', first: 3 });
    const rest = await ask(list, { on: '2025-07-01', after: data.units.edges[2].cursor });
    expect(rest.data.units.nodes.length).toBeGreaterThan(0);
    expect(rest.data.units.pageInfo.hasPreviousPage).toBe(true);
  });

  test('within a unit that has ended, a missing day moves and a given one is refused', async () => {
    const moved = await ask(list, { within: id.district, level: 'COMMUNE' });
    expect(idsOf(moved.data)).toEqual([id.commune]);
    const { errors } = await ask(list, { within: id.district, on: '2025-07-01' });
    expect(errors?.[0].extensions.code).toBe('UNIT_NOT_VALID');
  });

  test.each([
    ['first: 501', { first: 501 }, 'INVALID_ARGUMENT', ['first']],
    ['first: -1', { first: -1 }, 'INVALID_ARGUMENT', ['first']],
    ['a foreign cursor', { after: 'bm9uZQ' }, 'INVALID_ARGUMENT', ['after']],
    ['an impossible day', { on: '2023-02-29' }, 'DATE_INVALID', ['on']],
    ['a day in Vietnamese form', { on: '12/04/2022' }, 'DATE_INVALID', ['on']],
    ['an unknown unit', { within: 'commune:99999:2025-07-01' }, 'UNIT_UNKNOWN', ['within']],
    ['an over-long text', { search: 'x'.repeat(1001) }, 'TEXT_TOO_LONG', ['search']],
  ])('refuses %s', async (_, variables, code, path) => {
    const { errors } = await ask(list, variables);
    expect(errors?.[0].extensions).toMatchObject({
      code,
      path,
      message: { vi: expect.any(String), en: expect.any(String) },
    });
  });

  test('first: 0 counts only', async () => {
    const { data } = await ask(list, { level: 'PROVINCE', first: 0 });
    expect(data.units).toMatchObject({ totalCount: 2, nodes: [], pageInfo: { hasNextPage: true } });
  });
});

test('children are the territory below; organs come when asked for', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Unit {
    children { nodes { id } totalCount } organs: children(level: ORGAN) { nodes { id parent { id } } } } } }`;
  const { data } = await ask(query, { id: id.district });
  expect(data.node.children).toEqual({ nodes: [{ id: id.commune }], totalCount: 1 });
  expect(data.node.organs.nodes).toEqual([{ id: id.politicalCentre, parent: { id: id.district } }]);
});

test('successions lead both ways', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Unit {
    successorsKnown successors { unit { id } on share default } predecessors { unit { id } share } } } }`;
  const old = await ask(query, { id: id.district });
  expect(old.data.node.successors).toEqual([
    { unit: { id: id.newCommune }, on: '2025-07-01', share: 'PART', default: true },
  ]);
  const young = await ask(query, { id: id.newCommune });
  expect(young.data.node.predecessors).toHaveLength(2);
});

test('the unit snapshot is told as a position', async () => {
  const { headers } = await ask('{ unit(level: CENTRE, code: "TW") { id } }');
  expect(headers.get('x-position')).toMatch(/^territory@\d+$/);
});
