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

describe('awards of Lý Nhân', () => {
  test('Búa liềm vàng VII went to 3 collectives and 7 individuals, never to 10; VIII is launched', async () => {
    const within = await unitId(ask, 'DISTRICT', '353', '2023-12-22');
    const { awards } = await ask(
      `query($within: ID!) { awards(within: $within) { name edition year state on sample unit { code }
        counts { unit value qualifier } } }`,
      { variables: { within } },
    );
    const award = { name: 'Giải Búa liềm vàng', on: null, sample: false, unit: { code: '353' } };
    expect(awards).toEqual([
      {
        ...award,
        edition: 'VII (2022)',
        year: 2022,
        state: 'AWARDED',
        counts: [
          { unit: 'COLLECTIVE', value: 3, qualifier: 'EXACT' },
          { unit: 'INDIVIDUAL', value: 7, qualifier: 'EXACT' },
        ],
      },
      { ...award, edition: 'VIII (2023)', year: 2023, state: 'LAUNCHED', counts: [] },
    ]);
  });

  test('are found by edition and by name, with or without accents, and from the province of today', async () => {
    const editions = async (args: string) => (await ask(`{ awards(${args}) { edition } }`)).awards;
    expect(await editions('edition: "vii"')).toEqual([{ edition: 'VII (2022)' }]);
    expect(await editions('name: "bua liem", edition: "2023"')).toEqual([{ edition: 'VIII (2023)' }]);
    expect(await editions('name: "Sao vàng"')).toEqual([]);
    expect(await editions('within: "province:87:2021-11-01"')).toEqual([]);
    const today = await unitId(ask, 'PROVINCE', '37', '2025-07-01');
    expect(await editions(`within: "${today}"`)).toHaveLength(2);
  });

  test('recorded again in another writing, the edition is the same award said anew', async () => {
    const again = { unit: 'district:353:2021-11-01', name: 'GIẢI BÚA LIỀM VÀNG', edition: 'viii (2023)' };
    const { status, body } = await send('recordAward', {
      ...again,
      state: 'AWARDED',
      collectives: 1,
      individuals: 2,
    });
    expect(status).toBe(201);
    await office.quiet();
    const { awards } = await ask('{ awards(edition: "VIII") { id version state counts { unit value } } }');
    expect(awards).toEqual([
      {
        id: body['nodeId'],
        version: 2,
        state: 'AWARDED',
        counts: [
          { unit: 'COLLECTIVE', value: 1 },
          { unit: 'INDIVIDUAL', value: 2 },
        ],
      },
    ]);
    const { history } = await ask(
      'query($id: ID!) { history(id: $id) { nodes { what fields { path before after } } } }',
      {
        variables: { id: body['nodeId'] },
      },
    );
    expect(history.nodes[1].fields).toContainEqual({ path: 'award.individuals', before: null, after: 2 });
  });

  test('withdrawn, an award is listed no more, and remains readable as taken back', async () => {
    const award = { unit: 'district:353:2021-11-01', name: 'Giải sai', edition: 'I', state: 'LAUNCHED' };
    const { body } = await send('recordAward', award);
    const { status } = await send('withdrawAward', { award: body['nodeId'], reason: 'Ghi nhầm' });
    expect(status).toBe(200);
    await office.quiet();
    const { awards, node } = await ask(
      'query($id: ID!) { awards(name: "giai sai") { id } node(id: $id) { ... on Award { name withdrawn } } }',
      { variables: { id: body['nodeId'] } },
    );
    expect(awards).toEqual([]);
    expect(node).toEqual({ name: 'Giải sai', withdrawn: true });
  });

  test.each([
    [
      'counts of an edition that is only launched',
      { state: 'LAUNCHED', collectives: 1 },
      'COUNT_INVALID',
      'collectives',
    ],
    [
      'a unit that nobody knows',
      { state: 'LAUNCHED', unit: 'district:1:2021-11-01' },
      'UNIT_UNKNOWN',
      'unit',
    ],
    ['a day to come', { state: 'LAUNCHED', on: '2090-01-01' }, 'DATE_INVALID', 'on'],
  ])('%s: refused', async (_, change, code, path) => {
    const award = { unit: 'district:353:2021-11-01', name: 'Giải', edition: 'II', ...change };
    const { body } = await send('recordAward', award);
    expect([body['code'], body['path'].join('.')]).toEqual([code, path]);
  });
});
