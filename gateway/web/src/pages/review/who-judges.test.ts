import { expect, test } from '@jest/globals';
import { whoJudges } from './who-judges.ts';

const OWN = 'province:87:2021-11-01';
const below = { unit: { id: 'district:872:2021-11-01' }, submittedBy: 'recorder@district:872' };
const own = { unit: { id: OWN }, submittedBy: 'recorder@province:87' };
const recorder = { id: 'recorder@province:87', roles: ['recorder'] } as const;
const admin = { id: 'admin@province:87', roles: ['admin'] } as const;

test('what a unit below submitted waits for a recorder above it', () => {
  expect(whoJudges(below, recorder, OWN)).toBe('account');
});

test('what the own unit submitted waits for its administrator, not for its recorder', () => {
  expect(whoJudges({ ...own, submittedBy: 'other' }, recorder, OWN)).toBe('another');
  expect(whoJudges(own, admin, OWN)).toBe('account');
});

test('nobody judges what the account itself submitted', () => {
  expect(whoJudges({ ...below, submittedBy: admin.id }, admin, OWN)).toBe('another');
});
