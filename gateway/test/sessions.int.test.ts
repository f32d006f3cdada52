import { afterAll, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { unavailable } from '@trienkhai/runtime/error-status';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { sessionStoreAt } from '../src/sign-in/session-store.ts';
import { sessionsOver, type Sessions } from '../src/sign-in/sessions.ts';
import type { SignInServer, Tokens } from '../src/sign-in/sign-in-server.ts';

const stack = {
  mongoUri: process.env['MONGODB_URI'] ?? '',
  kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
  namespace: `sessions-${randomUUID().slice(0, 8)}`,
};
const opened: Sessions[] = [];
afterAll(async () => {
  await Promise.all(opened.map((sessions) => sessions.close()));
  await dropNamespace(stack);
});

const ACCOUNT = 'recorder@commune:30054';
const tokens = (access: string, seconds: number): Tokens => ({
  access,
  refresh: `after ${access}`,
  until: Date.now() + seconds * 1000,
});

/** An instance of the gateway with its sessions, before a sign-in server that renews so. */
function instance(renew: SignInServer['renew']): Sessions {
  const sessions = sessionsOver(sessionStoreAt(stack), { renew });
  opened.push(sessions);
  return sessions;
}

const away = () => Promise.reject(unavailable({ dependency: 'issuer' }));
const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

test('a token that is about to end serves on while the sign-in server is away', async () => {
  const sessions = instance(away);
  const secret = await sessions.begin(ACCOUNT, tokens('first', 20));
  expect(await sessions.find(secret)).toMatchObject({ account: ACCOUNT, tokens: { access: 'first' } });
});

test('a session whose token has ended waits for the sign-in server, and goes on by itself once that is back', async () => {
  const secret = await instance(away).begin(ACCOUNT, tokens('first', -1));
  expect(await codeOf(instance(away).find(secret))).toBe('UNAVAILABLE');
  const back = instance(() => Promise.resolve(tokens('second', 600)));
  expect(await back.find(secret)).toMatchObject({ tokens: { access: 'second' } });
  expect(await instance(away).find(secret)).toMatchObject({ tokens: { access: 'second' } });
});

test('a session that the sign-in server renews no more is over', async () => {
  const sessions = instance(() => Promise.resolve(undefined));
  const secret = await sessions.begin(ACCOUNT, tokens('first', -1));
  expect(await sessions.find(secret)).toBeUndefined();
  expect(await sessions.stands(secret)).toBe(false);
});

test('tokens are renewed once, however many requests and instances need them', async () => {
  let asked = 0;
  const renew = () => {
    asked += 1;
    return Promise.resolve(tokens('second', 600));
  };
  const instances = [instance(renew), instance(renew), instance(renew)];
  const secret = await instances[0]!.begin(ACCOUNT, tokens('first', -1));
  const finds = [...instances, ...instances].map((each) => each.find(secret));
  const found = await Promise.all(finds);
  expect(found.map((each) => each?.tokens.access)).toEqual(found.map(() => 'second'));
  expect(asked).toBe(1);
});

test('a secret that nobody was given opens nothing', async () => {
  expect(await instance(away).find('a guess')).toBeUndefined();
});

test('what has ended at the sign-in server ends for every instance, once for each time that it says so', async () => {
  const account = 'approver@district:872';
  const [one, other] = [instance(away), instance(away)];
  const begin = (sid?: string, who = account) => one.begin(who, { ...tokens('first', 600), sid });
  const secrets = [await begin('one'), await begin('two'), await begin(), await begin('one', ACCOUNT)];
  const standing = () => Promise.all(secrets.map((secret) => one.stands(secret)));
  const said = (more: object) => ({ jti: randomUUID(), ...more });
  expect(await other.endAsTold(said({ account, sid: 'one' }))).toBe(2);
  expect(await standing()).toEqual([false, true, false, true]);
  expect(await other.endAsTold(said({ sid: 'one' }))).toBe(1);
  expect(await standing()).toEqual([false, true, false, false]);
  const all = said({ account });
  expect(await other.endAsTold(all)).toBe(1);
  expect(await standing()).toEqual([false, false, false, false]);
  const again = await begin();
  expect(await codeOf(one.endAsTold(all))).toBe('INVALID_ARGUMENT');
  expect(await one.stands(again)).toBe(true);
});
