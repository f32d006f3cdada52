import { expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { GrantBook } from '@trienkhai/kernel/grants';
import type { Claim } from '@trienkhai/runtime/auth';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { Peers } from '../peers.ts';
import { requireTerritory } from './territory.ts';

const units = fixedUnits(smallCountry());

function outcome(role: Claim['role'], level: Claim['level'], code: string, within: string): unknown {
  const principal = { actor: 'office', token: 't', role, level, code } as const;
  try {
    requireTerritory({ principal, peers: {} as Peers, after: [] }, units, within);
    return 'let through';
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.path] : error;
  }
}

const UNKNOWN = ['UNIT_UNKNOWN', ['within']];

test('a territory is asked about by those who read it, as it stands or once stood', () => {
  expect(outcome('viewer', 'PROVINCE', '40', id.otherProvince)).toBe('let through');
  expect(outcome('viewer', 'PROVINCE', '40', id.otherDistrict)).toBe('let through');
  expect(outcome('viewer', 'CENTRE', 'TW', id.commune)).toBe('let through');
});

test('one that lies elsewhere is refused with the words of one that never was', () => {
  expect(outcome('viewer', 'PROVINCE', '40', id.newProvince)).toEqual(UNKNOWN);
  expect(outcome('viewer', 'DISTRICT', '417', id.otherProvince)).toEqual(UNKNOWN);
  expect(outcome('viewer', 'CENTRE', 'TW', 'commune:1:2021-11-01')).toEqual(UNKNOWN);
  expect(outcome('viewer', 'PROVINCE', '40', 'commune:1:2021-11-01')).toEqual(UNKNOWN);
});

test('an account that may record and not read reads no territory', () => {
  const grant = {
    role: 'INTEGRATION',
    scopes: ['RECORD'],
    unitId: id.centre,
    from: '2022-01-01',
    revocations: [],
  };
  const recording = { ofSubject: () => [grant] } as unknown as GrantBook;
  const ask = () =>
    requireTerritory(
      { principal: { actor: 'office', token: 't' }, peers: {} as Peers, after: [] },
      fixedUnits(smallCountry(), recording),
      id.otherProvince,
    );
  expect(ask).toThrow(expect.objectContaining({ code: 'UNIT_UNKNOWN' }));
});
