import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '@trienkhai/kernel/day';
import { accountOf } from '../src/accounts.ts';
import { filesOf } from '../src/files.ts';
import { askAs } from '../src/graphql.ts';
import type { Json } from '../src/json.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { formatPositions, type Position } from '@trienkhai/runtime/position';

let office: SmallOffice;
let directive: string;
let known: readonly Position[];

beforeAll(async () => {
  office = await openSmallOffice();
  ({ id: directive, positions: known } = await office.register());
});
afterAll(() => office?.close());

const [, commune] = UNITS.communes;
/** By its token an account that only reads. */
const ACCOUNT = 'viewer@commune:30051';

const receipt = (unit: string) => ({ directive, unit, on: '2022-02-01' });
const grant = { unit: commune, subject: ACCOUNT, role: 'RECORDER' };
const GRANTS = `query ($unit: ID, $ended: Boolean) { grants(unit: $unit, ended: $ended, on: null) { totalCount nodes {
  id version unit { id } holdsIn { id } subject role scopes from to stands grantedBy revocations { on reason revokedBy }
} } }`;

async function grantsSeenBy(account: string, after: readonly Position[], ended = false): Promise<Json[]> {
  const ask = askAs(office.url, await office.network.token(account));
  const { grants } = await ask(GRANTS, {
    variables: { unit: commune, ended },
    after: formatPositions(after),
  });
  return grants.nodes;
}

describe('a province lets a commune in', () => {
  let id: string;
  let after: readonly Position[];

  test('its account records from then on, there and nowhere else', async () => {
    const province = await accountOf(office, 'admin@province:87');
    const clerk = await accountOf(office, ACCOUNT);
    expect(await clerk.refused('recordReceipt', receipt(commune!), known)).toBe('FORBIDDEN');
    const granted = await province.does('grantRole', grant);
    ({ id } = granted);
    after = granted.positions;
    await clerk.does('recordReceipt', receipt(commune!), [...known, ...after]);
    expect(await clerk.refused('recordReceipt', receipt(UNITS.communes[2]!), known)).toBe('FORBIDDEN');
    expect(await clerk.refused('grantRole', { ...grant, subject: 'x' })).toBe('FORBIDDEN');
  });

  test('the grant is there for whoever administers or controls the unit, and for the account', async () => {
    for (const account of ['admin@centre', 'control@province:87', ACCOUNT]) {
      expect(await grantsSeenBy(account, after)).toMatchObject([
        { id, subject: ACCOUNT, role: 'RECORDER', stands: true, to: null, grantedBy: 'admin@province:87' },
      ]);
    }
    for (const account of ['viewer@centre', 'recorder@province:87', 'admin@commune:30052']) {
      expect(await grantsSeenBy(account, after)).toEqual([]);
      const ask = askAs(office.url, await office.network.token(account));
      expect(await ask(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
    }
  });

  test('it is not granted beyond the province, to oneself, or twice', async () => {
    const province = await accountOf(office, 'admin@province:87');
    expect(await province.refused('grantRole', { ...grant, unit: UNITS.centre })).toBe('FORBIDDEN');
    expect(await province.refused('grantRole', { ...grant, subject: 'admin@province:87' })).toBe('FOUR_EYES');
    expect(await province.refused('grantRole', grant)).toBe('GRANT_OVERLAPS');
    const control = { unit: UNITS.province, subject: 'inspection-87', role: 'CONTROL' };
    expect(await province.refused('grantRole', control)).toBe('FORBIDDEN');
    await (await accountOf(office, 'admin@centre')).does('grantRole', control);
  });

  test('revoked, it ends at once, and stays in the history with its reason', async () => {
    const province = await accountOf(office, 'admin@province:87');
    const { positions } = await province.does('revokeGrant', { grant: id, reason: 'Đổi tài khoản.' });
    const clerk = await accountOf(office, ACCOUNT);
    const again = { ...receipt(commune!), on: '2022-02-02' };
    expect(await clerk.refused('recordReceipt', again, [...known, ...positions])).toBe('FORBIDDEN');
    expect(await grantsSeenBy('admin@centre', positions)).toEqual([]);
    expect(await grantsSeenBy('admin@centre', positions, true)).toMatchObject([
      { id, stands: false, revocations: [{ reason: 'Đổi tài khoản.', revokedBy: 'admin@province:87' }] },
    ]);
    const ask = askAs(office.url, await office.network.token('control@province:87'));
    const { history } = await ask(`{ history(id: "${id}") { nodes { what actor reason after } } }`, {
      after: formatPositions(positions),
    });
    const today = dayOf(new Date());
    expect(history.nodes).toMatchObject([
      { what: 'RoleGranted', actor: 'admin@province:87', after: { subject: ACCOUNT, role: 'RECORDER' } },
      { what: 'GrantRevoked', reason: 'Đổi tài khoản.', after: { to: today } },
    ]);
    const stranger = askAs(office.url, await office.network.token('viewer@centre'));
    expect(await stranger(`{ history(id: "${id}") { totalCount } }`)).toEqual({ history: { totalCount: 0 } });
  });
});

test('a file lets many communes in at once', async () => {
  const files = filesOf(office.url, await office.network.token('admin@province:87'));
  const rows = UNITS.communes.map((unit, at) => `${unit},office-${at},${at === 0 ? 'ADMIN' : 'RECORDER'}`);
  const table = ['unit,subject,role', ...rows, 'commune:1:2021-11-01,office-9,RECORDER'].join('\n');
  const job = await files.send('grantRole', table, { mode: 'good-rows' });
  expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 6, refused: 1 } });
  const again = await files.send('grantRole', ['unit,subject,role', ...rows].join('\n'));
  expect(again.errors.map(({ code }: Json) => code)).toEqual(Array(6).fill('GRANT_OVERLAPS'));
});
