import { describe, expect, test } from '@jest/globals';
import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import type { Principal } from '@trienkhai/runtime/auth';
import type { Door } from '../limits/door.ts';
import { NO_VISITOR } from '../limits/visitor.ts';
import { authentication, isMeant, ownPage } from './authenticate.ts';
import type { Sessions } from './sessions.ts';

const PUBLIC = 'https://trienkhai.example.vn';
const COOKIE = '__Host-trienkhai=secret';
const ACCOUNT = 'người ghi@commune:30055';
const NAMED = encodeURIComponent(ACCOUNT);

type Headers = Readonly<Record<string, string>>;
const of = (headers: Headers) => (name: string) => headers[name];

function outcomeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.path, error.facts] : error;
  }
}

/** A gateway at which one session stands, or none; tells what was asked of whom. */
function gateway(account: string | undefined, publicUrl: string | undefined = PUBLIC) {
  const passed: unknown[] = [];
  const door: Door = {
    pass: (visitor, credential, check) => {
      passed.push([visitor, credential]);
      return check();
    },
  };
  const sessions = {
    find: (secret: string) =>
      Promise.resolve(account && secret === 'secret' ? { account, tokens: { access: 'kept' } } : undefined),
    stands: (secret: string) => Promise.resolve(secret === 'secret'),
  } as unknown as Sessions;
  const verifyToken = (token: string) =>
    ['kept', 'sent'].includes(token)
      ? Promise.resolve({ token } as Principal)
      : Promise.reject(refuse('UNAUTHENTICATED', 'Mã không hợp lệ.', 'The token is not valid.'));
  const authenticate = authentication({ verifyToken, sessions, publicUrl, door });
  return { passed, ask: (headers: Headers) => authenticate(of(headers), NO_VISITOR) };
}

const page = { cookie: COOKIE, 'x-account': NAMED };
const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'admitted',
    ({ code, facts }: DomainError) => [code, facts],
  );

describe('who asks', () => {
  test('with a token is told by it, whatever session its browser bears besides', async () => {
    const { ask } = gateway('somebody else');
    const admitted = await ask({ ...page, authorization: 'Bearer sent' });
    expect(admitted).toEqual({ principal: { token: 'sent' } });
    expect(await refusalOf(ask({ ...page, authorization: 'Bearer forged' }))).toEqual([
      'UNAUTHENTICATED',
      {},
    ]);
    expect((await refusalOf(ask({ ...page, authorization: '' })))[0]).toBe('UNAUTHENTICATED');
  });

  test('with nothing is nobody', async () => {
    expect((await refusalOf(gateway(ACCOUNT).ask({})))[0]).toBe('UNAUTHENTICATED');
  });

  test('from a page of the console is told by its session, as long as that stands', async () => {
    const { principal, stands } = await gateway(ACCOUNT).ask(page);
    expect([principal, await stands?.()]).toEqual([{ token: 'kept' }, true]);
  });

  test('whose session has ended is told so', async () => {
    expect(await refusalOf(gateway(undefined).ask(page))).toEqual(['UNAUTHENTICATED', { reason: 'ended' }]);
  });

  test('in the name of one account where another has signed in since is told who', async () => {
    expect(await refusalOf(gateway('other@centre').ask(page))).toEqual([
      'UNAUTHENTICATED',
      { reason: 'another', account: 'other@centre' },
    ]);
  });

  test('passes the door with its token, else its cookie, else nothing', async () => {
    const { ask, passed } = gateway(ACCOUNT);
    await ask({ ...page, authorization: 'Bearer sent' });
    await ask(page);
    await refusalOf(ask({}));
    expect(passed).toEqual([
      [NO_VISITOR, 'Bearer sent'],
      [NO_VISITOR, COOKIE],
      [NO_VISITOR, ''],
    ]);
  });
});

describe('a page of the console', () => {
  const own = (headers: Headers, publicUrl: string | undefined = PUBLIC) =>
    outcomeOf(() => ownPage(of(headers), publicUrl));
  const elsewhere = ['FORBIDDEN', ['X-Account'], {}];

  test('bears the cookie of its address and says in whose name it asks', () => {
    expect(own(page)).toEqual({ secret: 'secret', account: ACCOUNT });
    expect(own({ ...page, origin: PUBLIC })).toEqual({ secret: 'secret', account: ACCOUNT });
    expect(own({ ...page, 'x-account': '%E0%A4%A' })).toEqual({ secret: 'secret', account: '%E0%A4%A' });
  });

  test('is none where no session is borne, or at a name that nobody vouches for', () => {
    expect(own({ 'x-account': NAMED })).toBeUndefined();
    expect(own({ ...page, cookie: 'trienkhai=secret' })).toBeUndefined();
    expect(outcomeOf(() => ownPage(of({ ...page, host: 'elsewhere.example' }), undefined))).toBeUndefined();
  });

  test('is known on the machine itself by its host', () => {
    const here = { cookie: 'trienkhai=secret', 'x-account': '*', host: 'localhost:4000' };
    const ask = (headers: Headers) => outcomeOf(() => ownPage(of(headers), undefined));
    expect(ask(here)).toEqual({ secret: 'secret', account: '*' });
    expect(ask({ ...here, origin: 'http://localhost:4001' })).toEqual(elsewhere);
  });

  test('is no page of another origin, nor one that does not say in whose name', () => {
    expect(own({ ...page, origin: 'https://elsewhere.example' })).toEqual(elsewhere);
    expect(own({ cookie: COOKIE, origin: PUBLIC })).toEqual(elsewhere);
    expect(own({ cookie: COOKIE })).toEqual(elsewhere);
  });

  test('that does not know yet who has signed in means whoever it is', () => {
    expect(isMeant({ secret: 's', account: '*' }, ACCOUNT)).toBe(true);
    expect(isMeant({ secret: 's', account: ACCOUNT }, ACCOUNT)).toBe(true);
    expect(isMeant({ secret: 's', account: '' }, ACCOUNT)).toBe(false);
  });
});
