import { describe, expect, test } from '@jest/globals';
import { createGrantFold, endOfGrant, grantKnownAt, grantStands, type GrantFold } from './grants.ts';
import type { JsonObject } from './envelope.ts';

const UNIT = 'commune:25432:2025-07-01';
const ID = `grant:${UNIT}:0123456789abcdef0123`;

function recorded(
  fold: GrantFold,
  version: number,
  name: string,
  data: JsonObject,
  recordedAt: string,
): void {
  const by = { actor: 'admin-52', unit: 'province:52:2025-07-01' };
  const type = `trienkhai.units.v1.${name}`;
  fold.apply({ type, data, streamId: `grants:${UNIT}`, version, recordedAt, ...by });
}

function granted(change: JsonObject = {}) {
  const fold = createGrantFold();
  const data = { grantId: ID, unitId: UNIT, subject: 'office', role: 'ROLE_RECORDER', from: '2026-01-01' };
  recorded(fold, 1, 'RoleGranted', { ...data, ...change }, '2025-12-01T00:00:00.000Z');
  return fold;
}

function revoke(fold: GrantFold, on: string, recordedAt: string): void {
  recorded(fold, 2, 'GrantRevoked', { grantId: ID, on, reason: 'r' }, recordedAt);
}

describe('a grant', () => {
  test('stands from its first day until the day before its end', () => {
    const grant = granted({ to: '2026-07-01' }).book.get(ID)!;
    const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
    expect(days.map((day) => grantStands(grant, day))).toEqual([false, true, true, false]);
  });

  test('ends with its revocation, and before that was known it did not', () => {
    const fold = granted();
    revoke(fold, '2026-03-01', '2026-02-20T00:00:00.000Z');
    const grant = fold.book.get(ID)!;
    expect(endOfGrant(grant)).toBe('2026-03-01');
    expect(grantStands(grant, '2026-03-01')).toBe(false);
    const before = grantKnownAt(grant, new Date('2026-02-19T00:00:00Z'))!;
    expect(grantStands(before, '2026-03-01')).toBe(true);
    expect(grantKnownAt(grant, new Date('2025-11-30T00:00:00Z'))).toBeUndefined();
  });

  test('is found by its account, with the version of its unit', () => {
    const fold = granted();
    expect(fold.book.ofSubject('office').map(({ id }) => id)).toEqual([ID]);
    expect(fold.book.ofSubject('nobody')).toEqual([]);
    revoke(fold, '2026-03-01', '2026-02-20T00:00:00.000Z');
    expect(fold.book.versionOf(UNIT)).toBe(2);
    expect(fold.book.ofSubject('office')[0]?.revocations).toHaveLength(1);
  });

  test('of a role that is not known lets nobody do anything', () => {
    expect([...granted({ role: 'ROLE_KING' }).book.all()]).toEqual([]);
  });
});
