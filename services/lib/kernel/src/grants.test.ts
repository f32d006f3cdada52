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

  test('is known from the very instant at which it was recorded, and so is its revocation', () => {
    const fold = granted();
    revoke(fold, '2026-03-01', '2026-02-20T00:00:00.000Z');
    const revocationsAt = (instant: string) =>
      grantKnownAt(fold.book.get(ID)!, new Date(instant))?.revocations.length;
    expect(revocationsAt('2025-12-01T00:00:00.000Z')).toBe(0);
    expect(revocationsAt('2026-02-20T00:00:00.000Z')).toBe(1);
  });

  test('ends with the last of its revocations', () => {
    const fold = granted({ to: '2026-12-01' });
    expect(endOfGrant(fold.book.get(ID)!)).toBe('2026-12-01');
    revoke(fold, '2026-06-01', '2026-02-20T00:00:00.000Z');
    revoke(fold, '2026-03-01', '2026-02-21T00:00:00.000Z');
    expect(endOfGrant(fold.book.get(ID)!)).toBe('2026-03-01');
  });

  test('is kept with all that was said of it, by whom and when', () => {
    const fold = granted({ role: 'ROLE_INTEGRATION', scopes: ['SCOPE_RECORD', 'SCOPE_RULE', 7] });
    revoke(fold, '2026-03-01', '2026-02-20T00:00:00.000Z');
    const by = { streamId: `grants:${UNIT}`, actor: 'admin-52', unit: 'province:52:2025-07-01' };
    expect([...fold.book.all()]).toEqual([
      {
        ...{ id: ID, unitId: UNIT, subject: 'office', role: 'INTEGRATION', scopes: ['RECORD'] },
        ...{ from: '2026-01-01', to: undefined, version: 1, recordedAt: '2025-12-01T00:00:00.000Z', ...by },
        revocations: [
          { on: '2026-03-01', reason: 'r', version: 2, recordedAt: '2026-02-20T00:00:00.000Z', ...by },
        ],
      },
    ]);
  });

  test('has no scopes and nothing else but what its event says', () => {
    const { scopes, ...grant } = granted({ subject: 5, from: '' }).book.get(ID)!;
    expect([scopes, grant.subject, grant.from]).toEqual([[], '', '']);
  });

  test('is found by its account, with the version of its unit', () => {
    const fold = granted();
    expect(fold.book.ofSubject('office').map(({ id }) => id)).toEqual([ID]);
    expect(fold.book.ofSubject('nobody')).toStrictEqual([]);
    expect([fold.book.versionOf(UNIT), fold.book.versionOf('commune:1:2025-07-01')]).toEqual([1, 0]);
    revoke(fold, '2026-03-01', '2026-02-20T00:00:00.000Z');
    expect(fold.book.versionOf(UNIT)).toBe(2);
    expect(fold.book.ofSubject('office')[0]?.revocations).toHaveLength(1);
  });

  test('stands beside the other grants of its account', () => {
    const fold = granted();
    const second = { grantId: 'grant:2', unitId: UNIT, subject: 'office', role: 'ROLE_VIEWER' };
    recorded(fold, 2, 'RoleGranted', second, '2025-12-02T00:00:00.000Z');
    expect(fold.book.ofSubject('office').map(({ id, role }) => [id, role])).toEqual([
      [ID, 'RECORDER'],
      ['grant:2', 'VIEWER'],
    ]);
  });

  test('is changed by nothing but its revocation, and one that never was is not revoked', () => {
    const fold = granted();
    const before = fold.book.get(ID);
    recorded(fold, 2, 'UnitClosed', { grantId: ID, on: '2026-02-01' }, '2026-01-01T00:00:00.000Z');
    recorded(
      fold,
      3,
      'GrantRevoked',
      { grantId: 'grant:none', on: '2026-02-01' },
      '2026-01-01T00:00:00.000Z',
    );
    expect([fold.book.get(ID), fold.book.versionOf(UNIT)]).toEqual([before, 1]);
    expect(fold.book.get('grant:none')).toBeUndefined();
  });

  test('of a role that is not known lets nobody do anything', () => {
    expect([...granted({ role: 'ROLE_KING' }).book.all()]).toEqual([]);
  });
});
