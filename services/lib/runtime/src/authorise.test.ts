import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitHistory, UnitRecord } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import {
  accountUnit,
  authorise,
  rightsOf,
  type Action,
  type Principal,
  type Rights,
  type Role,
} from './auth.ts';

const PROVINCE = 'province:87:2021-11-01';
const DISTRICT = 'district:872:2021-11-01';
const COMMUNE = 'commune:30100:2021-11-01';
const REFORM = '2025-07-01';

interface Row {
  readonly parent: string;
  readonly level: Level;
  readonly code: string;
  readonly to?: string;
}

const ROWS: Readonly<Record<string, Row>> = {
  [PROVINCE]: { parent: 'centre:TW:2021-11-01', level: 'PROVINCE', code: '87' },
  [DISTRICT]: { parent: PROVINCE, level: 'DISTRICT', code: '872', to: REFORM },
  [COMMUNE]: { parent: DISTRICT, level: 'COMMUNE', code: '30100' },
};

const units = {
  get: () => undefined,
  byCode: (level: Level, code: string, on: string) => {
    const found = Object.entries(ROWS).find(([, row]) => row.level === level && row.code === code);
    return found && (!found[1].to || on < found[1].to) ? { id: found[0] } : undefined;
  },
  all: () => Object.entries(ROWS).map(([id, { level, code }]) => ({ id, level, code }) as UnitRecord),
  isWithin: (id: string, ancestor: string, on: string) => {
    let at: string | undefined = id;
    while (at && at !== ancestor) {
      const row: Row | undefined = ROWS[at];
      at = row?.level === 'COMMUNE' && on >= REFORM ? PROVINCE : row?.parent;
    }
    return at === ancestor;
  },
} as unknown as UnitHistory;

function account(role: Role, level: Level, code: string): Principal {
  return { actor: `${role}@${level.toLowerCase()}:${code}`, role, level, code, token: '' };
}

function rights(who: Principal) {
  return rightsOf(who, { units, grants: createGrantFold().book }, '2026-01-01');
}

function may(who: Principal, action: Action, unit: string, day: string): boolean {
  try {
    authorise(rights(who), action, unit, day);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}

describe('a recorder', () => {
  const district = account('recorder', 'DISTRICT', '872');

  test('writes for its unit and below on the day of the fact', () => {
    expect(may(district, 'record', DISTRICT, '2024-03-01')).toBe(true);
    expect(may(district, 'record', COMMUNE, '2024-03-01')).toBe(true);
    expect(may(district, 'record', COMMUNE, '2025-08-01')).toBe(false);
  });

  test('does not write for the unit above', () => {
    expect(may(district, 'record', PROVINCE, '2024-03-01')).toBe(false);
  });

  test('of a province reaches the commune through the district and after the reform', () => {
    const province = account('recorder', 'PROVINCE', '87');
    expect(may(province, 'record', COMMUNE, '2024-03-01')).toBe(true);
    expect(may(province, 'record', COMMUNE, '2025-08-01')).toBe(true);
  });

  test('does not administer', () => {
    expect(may(account('recorder', 'CENTRE', 'TW'), 'administer', PROVINCE, '2024-03-01')).toBe(false);
  });
});

test('an admin of the centre administers and records everywhere', () => {
  const admin = account('admin', 'CENTRE', 'TW');
  expect(may(admin, 'administer', 'centre:TW:2021-11-01', '2024-03-01')).toBe(true);
  expect(may(admin, 'record', COMMUNE, '2025-08-01')).toBe(true);
});

test('viewer and control only read', () => {
  for (const role of ['viewer', 'control'] as const) {
    const who = account(role, 'PROVINCE', '87');
    expect(may(who, 'read', COMMUNE, '2024-03-01')).toBe(true);
    expect(may(who, 'record', COMMUNE, '2024-03-01')).toBe(false);
  }
});

test('an account of a unit that has ended keeps its last identity', () => {
  expect(accountUnit(rights(account('viewer', 'DISTRICT', '872')))).toBe(DISTRICT);
});

test('an account of a code that never was has no unit', () => {
  expect(may(account('recorder', 'DISTRICT', '999'), 'record', COMMUNE, '2024-03-01')).toBe(false);
});

describe('an account that is refused is told', () => {
  const refusal = (held: Rights['held'], action: Action, unitId = DISTRICT): unknown => {
    const office = { ...rights({ actor: 'office', token: '' }), held };
    try {
      authorise(office, action, unitId, '2024-03-01');
      return 'allowed';
    } catch (error) {
      return error instanceof DomainError ? error.facts : error;
    }
  };
  const right = (role: Role, unitId = DISTRICT) => ({ role, scopes: [], unitId, since: undefined });

  test('that it has no role at all', () => {
    for (const action of ['read', 'record'] as const) {
      expect(refusal([], action)).toEqual({ actor: 'office' });
    }
  });

  test('which roles it has, each once, where none of them may', () => {
    const held = [right('viewer'), right('control'), right('viewer', COMMUNE)];
    expect(refusal(held, 'record')).toEqual({ actor: 'office', role: 'viewer, control' });
  });

  test('which unit it does not reach on which day', () => {
    expect(refusal([right('recorder')], 'record', PROVINCE)).toEqual({
      ...{ actor: 'office', unit: PROVINCE, day: '2024-03-01' },
    });
  });

  test('what that unit is called, where it is known', () => {
    const who = account('recorder', 'COMMUNE', '30055');
    const asked = { units: smallCountry(), grants: createGrantFold().book };
    const refused = () =>
      authorise(rightsOf(who, asked, '2026-01-01'), 'record', SMALL_COUNTRY.otherProvince, '2026-01-01');
    expect(refused).toThrow(
      expect.objectContaining({
        text: {
          vi: expect.stringContaining('Ngày 2026-01-01, PROVINCE Nghệ An không thuộc phạm vi'),
          en: expect.stringContaining('On 2026-01-01 PROVINCE Nghệ An is not within the reach'),
        },
      }),
    );
  });

  test('that a recorder does not approve what its own unit submitted', () => {
    expect(refusal([right('recorder')], 'approve')).toEqual({ actor: 'office', role: 'recorder' });
    expect(refusal([right('recorder')], 'approve', COMMUNE)).toBe('allowed');
    expect(refusal([right('recorder'), right('approver')], 'approve')).toBe('allowed');
  });
});

test('a role for the centre reaches every unit, also one that is not known', () => {
  const admin = account('admin', 'CENTRE', 'TW');
  expect(may(admin, 'record', 'commune:1:2021-11-01', '2024-03-01')).toBe(true);
  expect(may(account('admin', 'PROVINCE', '87'), 'record', 'commune:1:2021-11-01', '2024-03-01')).toBe(false);
});

test('an account of a code that never was is told which code it is', () => {
  expect(() => accountUnit(rights(account('viewer', 'DISTRICT', '999')))).toThrow(
    expect.objectContaining({
      code: 'FORBIDDEN',
      facts: { actor: 'viewer@district:999', level: 'DISTRICT', code: '999' },
    }),
  );
});
