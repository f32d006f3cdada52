import { expect, test } from '@jest/globals';
import { createRefusalLog } from './refusal-log.ts';

function listening() {
  const lines: (readonly [string, object, string])[] = [];
  const take = (level: string) => (details: object, message: string) => lines.push([level, details, message]);
  const log = createRefusalLog({ info: take('info'), warn: take('warn') });
  return { log, lines };
}

const attempt = { door: 'rest', operation: 'POST /v1/commands/recordReceipt', address: '192.0.2.7' } as const;
const known = { ...attempt, account: 'viewer@centre' };

test('a refused right is told with who, what, by which door and why', () => {
  const { log, lines } = listening();
  log.note({ code: 'FORBIDDEN', path: ['unit'], facts: { unit: 'commune:30054', actor: 'x' } }, known);
  const told = { event: 'refused', ...known, code: 'FORBIDDEN', unit: 'commune:30054', at: 'unit' };
  expect(lines).toEqual([['warn', told, 'refused']]);
  log.close();
});

test('refusals of one kind by one account are a line, and then a count', () => {
  const { log, lines } = listening();
  for (let i = 0; i < 500; i += 1) log.note({ code: 'RATE_LIMITED' }, known);
  log.note({ code: 'RATE_LIMITED' }, { ...known, account: 'other@centre' });
  expect(lines.map(([level, , message]) => [level, message])).toEqual([
    ['warn', 'refused'],
    ['warn', 'refused'],
  ]);
  log.close();
  expect(lines.slice(2)).toEqual([
    ['warn', expect.objectContaining({ account: 'viewer@centre', more: 499 }), 'refused again'],
  ]);
});

test('however many are refused, the log holds a thousand lines of them at most', () => {
  const { log, lines } = listening();
  for (let i = 0; i < 5000; i += 1)
    log.note(
      { code: 'UNAUTHENTICATED', facts: { reason: 'invalid' } },
      { ...attempt, address: `2001:db8:${i}` },
    );
  log.close();
  expect(lines).toHaveLength(1001);
  expect(lines.at(-1)).toEqual(['warn', { event: 'refused', more: 4000 }, 'refused, of too many to name']);
});

test.each([
  ['a faulty input', { code: 'DATE_INVALID', path: ['on'] }, known],
  ['a sign-in that has run out', { code: 'UNAUTHENTICATED', facts: { reason: 'ended' } }, attempt],
  ['a rehearsal', { code: 'FORBIDDEN' }, { ...known, rehearsal: true }],
] as const)('%s is told, as what happens every day', (_, refused, by) => {
  const { log, lines } = listening();
  log.note(refused, by);
  expect(lines.map(([level]) => level)).toEqual(['info']);
  log.close();
});

test('an outage is nobody’s attempt', () => {
  const { log, lines } = listening();
  log.note({ code: 'UNAVAILABLE' }, known);
  log.close();
  expect(lines).toEqual([]);
});

test('what somebody sends is told in short, and no more of it than names', () => {
  const { log, lines } = listening();
  const facts = { reason: 'invalid', token: 'eyJ', text: 'what was typed' };
  log.note({ code: 'INVALID_ARGUMENT', path: ['x'.repeat(10_000)], facts }, known);
  log.close();
  expect(JSON.stringify(lines)).not.toMatch(/eyJ|typed/);
  expect(JSON.stringify(lines).length).toBeLessThan(600);
});
