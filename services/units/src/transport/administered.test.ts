import { expect, test } from '@jest/globals';
import type { Decider } from '@trienkhai/kernel/decider';
import { createGrantFold } from '@trienkhai/kernel/grants';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { rightsOf, type Claim, type Role } from '@trienkhai/runtime/auth';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { administered } from './administered.ts';

const decider: Decider<readonly string[], string, string, FactContext> = {
  initialState: ['nothing'],
  decide: (state, command) => [...state, command],
  evolve: (_, event) => [event],
};

function decideAs(role: Role, level: Claim['level'], code: string) {
  const principal = { actor: 'office', token: 't', role, level, code };
  const [today, units] = ['2026-11-26', smallCountry()];
  const rights = rightsOf(principal, { units, grants: createGrantFold().book }, today);
  const context = { today, units, principal, rights, accountUnit: SMALL_COUNTRY.centre };
  return () => administered(decider).decide(['decided'], 'change', context);
}

test('units are changed by administrators of the centre and by nobody else', () => {
  expect(decideAs('admin', 'CENTRE', 'TW')()).toEqual(['decided', 'change']);
  for (const others of [decideAs('recorder', 'CENTRE', 'TW'), decideAs('admin', 'PROVINCE', '40')]) {
    expect(others).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  }
});

test('what is decided counts as it does for anybody', () => {
  const { initialState, evolve } = administered(decider);
  expect([initialState, evolve([], 'event')]).toEqual([['nothing'], ['event']]);
});
