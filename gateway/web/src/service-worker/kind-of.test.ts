import { expect, test } from '@jest/globals';
import { kindOf } from './kind-of.ts';

const OWN = 'https://trienkhai.example.vn';
const asked = (path: string, more: Partial<Pick<Request, 'method' | 'mode'>> = {}, origin = OWN) =>
  kindOf({ method: 'GET', mode: 'cors', url: origin + path, ...more }, OWN);

test('built files come from what is kept', () => {
  expect(asked('/assets/index-CfIaBtdC.js', { mode: 'no-cors' })).toBe('file');
  expect(asked('/favicon.svg', { mode: 'no-cors' })).toBe('file');
});

test('every address of the console opens without a connection, with what it says behind the question mark', () => {
  for (const path of ['/', '/log?form=milestone', '/rollout?directive=directive:1', '/outbox'])
    expect(asked(path, { mode: 'navigate' })).toBe('page');
});

test('answers, commands, files and tokens are never kept', () => {
  for (const path of ['/graphql', '/v1/exports/receipts', '/oidc/token', '/auth/session', '/healthz'])
    expect(asked(path)).toBe('other');
  expect(asked('/graphql', { method: 'POST' })).toBe('other');
  expect(asked('/log', { method: 'POST', mode: 'navigate' })).toBe('other');
});

test('other pages of the gateway are not taken for the console', () => {
  for (const path of [
    '/auth/sign-in',
    '/docs',
    '/start',
    '/graphql',
    '/v1/reports/half-year.html',
    '/openapi.json',
  ])
    expect(asked(path, { mode: 'navigate' })).toBe('other');
});

test('nothing of another host is touched', () => {
  expect(asked('/assets/index.js', {}, 'https://elsewhere.example.vn')).toBe('other');
});
