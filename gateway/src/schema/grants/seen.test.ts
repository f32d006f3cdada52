import { describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import type { Claim, Role } from '@trienkhai/runtime/auth';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { Peers } from '../../peers.ts';
import { startRead } from '../read.ts';
import { grantNode, seenGrant } from './seen.ts';

const GRANTED = '2025-12-01T00:00:00.000Z';
const fold = createGrantFold();
for (const [grantId, unitId] of [
  ['grant:district', id.otherDistrict],
  ['grant:ended', id.commune],
] as const) {
  const data = { grantId, unitId, subject: 'office-417', role: 'ROLE_RECORDER', from: '2026-01-01' };
  const by = { actor: 'admin', unit: id.centre, recordedAt: GRANTED };
  fold.apply({
    type: 'trienkhai.units.v1.RoleGranted',
    data,
    streamId: `grants:${unitId}`,
    version: 1,
    ...by,
  });
}

function asked(role: Role, level: Claim['level'], code: string, actor = 'other', knownAt?: string) {
  const noted: unknown[] = [];
  const evidence = {
    open: () => Promise.reject(new Error('no store')),
    note: (reading: object) => void noted.push(reading),
  };
  const caller = { principal: { actor, token: 't', role, level, code }, peers: {} as Peers, after: [] };
  const units = fixedUnits(smallCountry(), fold.book);
  const read = startRead(caller, { units, evidence }, new Date('2026-11-26T03:00:00Z'));
  return { noted, asOf: { read, on: read.today, knownAt: knownAt ? new Date(knownAt) : undefined } };
}

const isSeen = (of: ReturnType<typeof asked>, grantId = 'grant:district') =>
  grantNode(of.asOf, grantId) !== null;

describe('a grant', () => {
  test('is seen by who administers or controls its unit, from there and from above', () => {
    for (const role of ['admin', 'control'] as const) {
      expect(isSeen(asked(role, 'DISTRICT', '417'))).toBe(true);
      expect(isSeen(asked(role, 'PROVINCE', '40'))).toBe(true);
      expect(isSeen(asked(role, 'PROVINCE', '82'))).toBe(false);
    }
    expect(isSeen(asked('recorder', 'CENTRE', 'TW'))).toBe(false);
  });

  test('of a unit that has ended is seen from where the unit was at last', () => {
    expect(isSeen(asked('control', 'DISTRICT', '872'), 'grant:ended')).toBe(true);
    expect(isSeen(asked('control', 'PROVINCE', '82'), 'grant:ended')).toBe(false);
  });

  test('is seen by the account that holds it, whatever its roles', () => {
    expect(isSeen(asked('viewer', 'PROVINCE', '82', 'office-417'))).toBe(true);
  });

  test('that never was is not there', () => {
    expect(grantNode(asked('admin', 'CENTRE', 'TW').asOf, 'grant:none')).toBeNull();
  });

  test('is told as it was known then', () => {
    const { asOf } = asked('admin', 'CENTRE', 'TW', 'other', '2025-11-30T00:00:00Z');
    expect(grantNode(asOf, 'grant:district')).toBeNull();
    const now = asked('admin', 'CENTRE', 'TW').asOf;
    const grant = fold.book.get('grant:district')!;
    expect(seenGrant(now, grant)).toEqual({ __typename: 'Grant', ...grant, asOf: now });
  });

  test('is noted as read, but by the account that holds it and where it is not seen', () => {
    const reader = asked('control', 'PROVINCE', '40');
    grantNode(reader.asOf, 'grant:district');
    expect(reader.noted).toMatchObject([
      { account: 'other', operation: 'node', objectId: 'grant:district', unitId: id.otherProvince },
    ]);
    for (const silent of [
      asked('control', 'PROVINCE', '40', 'office-417'),
      asked('control', 'PROVINCE', '82'),
    ]) {
      grantNode(silent.asOf, 'grant:district');
      expect(silent.noted).toEqual([]);
    }
  });
});
