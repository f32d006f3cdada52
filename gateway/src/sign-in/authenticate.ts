import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { bearerToken, type Principal, type TokenVerifier } from '@trienkhai/runtime/auth';
import type { Door } from '../limits/door.ts';
import type { Visitor } from '../limits/visitor.ts';
import { cookiesOf } from './cookies.ts';
import { originFor } from './origin.ts';
import type { Sessions } from './sessions.ts';

/** Says in whose name a page of the console asks; no page of another origin can send it. */
const ACCOUNT_HEADER = 'x-account';
/** From a page that does not know yet who has signed in. */
const WHOEVER = '*';

export interface Admitted {
  readonly principal: Principal;
  /** Whether the sign-in that it rests on still stands; absent: it rests on a token alone. */
  readonly stands?: () => Promise<boolean>;
}

/** A header of a request by its name in lower case. */
export type Header = (name: string) => string | undefined;

/** Tells who asks by the headers of a request, which may have to wait. Throws UNAUTHENTICATED, FORBIDDEN or UNAVAILABLE. */
export type Authenticate = (header: Header, visitor: Visitor) => Promise<Admitted>;

interface Doors {
  readonly verifyToken: TokenVerifier;
  readonly sessions: Sessions;
  readonly publicUrl?: string | undefined;
  readonly door: Door;
}

/** Programs come with a token, the console with the cookie of its session. */
export function authentication({ door, ...doors }: Doors): Authenticate {
  const authenticate = byTokenOrSession(doors);
  return (header, visitor) => {
    const credential = header('authorization') ?? header('cookie') ?? '';
    return door.pass(visitor, credential, () => authenticate(header));
  };
}

function byTokenOrSession({ verifyToken, sessions, publicUrl }: Omit<Doors, 'door'>) {
  return async (header: Header): Promise<Admitted> => {
    const authorization = header('authorization');
    const page = authorization === undefined ? ownPage(header, publicUrl) : undefined;
    if (!page) return { principal: await verifyToken(bearerToken(authorization)) };
    const session = await sessions.find(page.secret);
    if (!session) throw ended();
    if (!isMeant(page, session.account)) throw another(session.account);
    const principal = await verifyToken(session.tokens.access);
    return { principal, stands: () => sessions.stands(page.secret) };
  };
}

/** A page of the console in a browser that bears a session. */
export interface OwnPage {
  readonly secret: string;
  /** The account in whose name it asks. */
  readonly account: string;
}

export function isMeant({ account }: OwnPage, signedIn: string): boolean {
  return account === WHOEVER || account === signedIn;
}

/**
 * Undefined where there is no session. A browser sends its cookie along with whatever any page makes it send,
 * a page of ours says more; throws FORBIDDEN for others.
 */
export function ownPage(header: Header, publicUrl: string | undefined): OwnPage | undefined {
  const origin = originFor(publicUrl, header('host'));
  const secret = origin === undefined ? undefined : cookiesOf(origin).readSession(header('cookie'));
  if (secret === undefined) return undefined;
  const from = header('origin');
  const account = header(ACCOUNT_HEADER);
  if (account !== undefined && (from === undefined || from === origin))
    return { secret, account: decoded(account) };
  throw refuse(
    'FORBIDDEN',
    'Phiên đăng nhập của trình duyệt chỉ dùng được từ giao diện của hệ thống này, với tiêu đề X-Account. Chương trình khác gửi mã truy cập.',
    'The session of a browser serves the console of this system alone, with the header X-Account. Other programs send an access token.',
    { path: ['X-Account'] },
  );
}

function decoded(named: string): string {
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

export function ended(): DomainError {
  return refuse(
    'UNAUTHENTICATED',
    'Phiên đăng nhập đã hết. Đăng nhập lại để làm tiếp.',
    'The sign-in has run out. Sign in again to go on.',
    { facts: { reason: 'ended' } },
  );
}

/** What an office wrote must not be sent in the name of another one that has signed in since. */
function another(account: string): DomainError {
  return refuse(
    'UNAUTHENTICATED',
    `Trình duyệt này nay đăng nhập bằng ${account}. Đăng nhập lại để làm tiếp.`,
    `This browser is now signed in as ${account}. Sign in again to go on.`,
    { facts: { reason: 'another', account } },
  );
}
