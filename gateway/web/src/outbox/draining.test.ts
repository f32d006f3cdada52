import { expect, test } from '@jest/globals';
import type { Command } from '../commands/command.ts';
import type { Outcome } from '../commands/send.ts';
import { refused, unreachable } from '../graphql/refusal.ts';
import { drain, type Ground } from './draining.ts';
import { queueOf, type Queued } from './queued.ts';

const ACCOUNT = 'recorder@commune:30055';
const message = { vi: 'Đã ghi vào ngày khác.', en: 'Recorded on another day.' };

function given(commandId: string, keptAt: string, more: Partial<Queued> = {}): Queued {
  const command: Command = { name: 'recordReceipt', input: { commandId } };
  return { commandId, account: ACCOUNT, keptAt, command, form: 'receipt', values: {}, ...more };
}

/** A queue in memory, the gateway as `answers` says, and one lock as between tabs. */
function ground(queued: readonly Queued[], answers: (commandId: string) => Outcome) {
  const kept = new Map(queued.map((each) => [each.commandId, each]));
  const sent: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const alone: Ground['alone'] = (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const of: Ground = {
    alone,
    queue: async () => queueOf([...kept.values()], ACCOUNT),
    put: async (changed) => kept.set(changed.commandId, changed),
    drop: async (commandId) => kept.delete(commandId),
    send: async ({ input: { commandId } }) => {
      sent.push(commandId);
      return answers(commandId);
    },
  };
  return { of, sent, kept };
}

const recorded = (): Outcome => ({});
const no = (code: string): Outcome => ({ refused: { code, message, path: ['on'], facts: {} } });

test('what waits is sent in the order in which it was given, and is then gone', async () => {
  const { of, sent, kept } = ground([given('b', '2026-03-02'), given('a', '2026-03-01')], recorded);
  expect(await drain(of)).toBe('empty');
  expect(sent).toEqual(['a', 'b']);
  expect([...kept.keys()]).toEqual([]);
});

test('two tabs that begin at once send nothing twice', async () => {
  const { of, sent } = ground([given('a', '2026-03-01'), given('b', '2026-03-02')], recorded);
  await Promise.all([drain(of), drain(of)]);
  expect(sent).toEqual(['a', 'b']);
});

test('what is refused stays with the reason and does not hold up what comes after it', async () => {
  const answers = (commandId: string) => (commandId === 'a' ? no('ALREADY_RECORDED') : {});
  const { of, sent, kept } = ground([given('a', '2026-03-01'), given('b', '2026-03-02')], answers);
  expect(await drain(of)).toBe('empty');
  expect(sent).toEqual(['a', 'b']);
  expect(kept.get('a')?.refused).toMatchObject({ code: 'ALREADY_RECORDED', message, path: ['on'] });
  expect(kept.has('b')).toBe(false);
});

test('a refused one is not sent again by itself', async () => {
  const { of, sent } = ground([given('a', '2026-03-01', no('DATE_INVALID'))], recorded);
  expect(await drain(of)).toBe('empty');
  expect(sent).toEqual([]);
});

test.each(['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET', 'RATE_LIMITED'])(
  'an answer that passes keeps the order: nothing overtakes it (%s)',
  async (code) => {
    const { of, sent, kept } = ground([given('a', '2026-03-01'), given('b', '2026-03-02')], () => no(code));
    expect(await drain(of)).toBe('later');
    expect(sent).toEqual(['a']);
    expect([...kept.keys()]).toEqual(['a', 'b']);
  },
);

test.each([
  ['a broken line', unreachable()],
  ['a sign-in that has run out', refused({ code: 'UNAUTHENTICATED', message, facts: {} })],
])('%s leaves everything where it is', async (_, error) => {
  const { of, kept } = ground([given('a', '2026-03-01')], () => {
    throw error;
  });
  expect(await drain(of)).toBe('later');
  expect(kept.get('a')?.refused).toBeUndefined();
});

test('a command that the gateway cannot read is shown to its writer', async () => {
  const { of, kept } = ground([given('a', '2026-03-01')], () => {
    throw refused({ code: 'INVALID_ARGUMENT', message, facts: {} });
  });
  await drain(of);
  expect(kept.get('a')?.refused?.code).toBe('INVALID_ARGUMENT');
});

test('a lost race is tried again, unless the writer asked for a version', async () => {
  const race = ground([given('a', '2026-03-01')], () => no('VERSION_CONFLICT'));
  expect(await drain(race.of)).toBe('later');
  const command: Command = { name: 'correctSession', input: { commandId: 'a', expectedVersion: 1 } };
  const asked = ground([given('a', '2026-03-01', { command })], () => no('VERSION_CONFLICT'));
  expect(await drain(asked.of)).toBe('empty');
  expect(asked.kept.get('a')?.refused?.code).toBe('VERSION_CONFLICT');
});

test('an account sends only what is its own', () => {
  const other = given('b', '2026-03-02', { account: 'recorder@commune:1' });
  expect(queueOf([given('a', '2026-03-01'), other], ACCOUNT).map(({ commandId }) => commandId)).toEqual([
    'a',
  ]);
});
