import type { SessionStore } from '@trienkhai/runtime/document-store/sessions';
import { outageOf } from '@trienkhai/runtime/error-status';
import type { Logout } from '@trienkhai/runtime/logout-token';
import { openedWhenNeeded } from '../opened-when-needed.ts';
import type { OwnPage } from './authenticate.ts';
import { sessionsIn } from './kept-sessions.ts';
import type { SeenSession } from './same-account.ts';
import type { SignInServer, Tokens } from './sign-in-server.ts';

export interface OpenSession {
  readonly account: string;
  readonly tokens: Tokens;
}

/** Who has signed in with a browser. Throws UNAVAILABLE while the store or, where it is needed, the sign-in server is away. */
export interface Sessions {
  /** Begins one and answers its secret. */
  begin(account: string, tokens: Tokens, browser?: string): Promise<string>;
  /** With a token that holds; undefined: it has ended, or its tokens are not renewed any more. */
  find(secret: string): Promise<OpenSession | undefined>;
  stands(secret: string): Promise<boolean>;
  /** Ends the one that the page means and answers what it was; undefined: it has ended, or is another account's. */
  end(page: OwnPage): Promise<OpenSession | undefined>;
  /** All of the account of the one that the page means; undefined: it has ended, or is another account's. */
  ofSameAccount(page: OwnPage): Promise<readonly SeenSession[] | undefined>;
  /**
   * Ends one of the others of the same account, or all of them, and answers how many there were. Throws FORBIDDEN where
   * the account has not shown anew who it is, UNAUTHENTICATED where this one has ended.
   */
  endOthers(page: OwnPage, id?: string): Promise<number>;
  /**
   * Ends those that the sign-in server says have ended there and answers how many there were. Throws INVALID_ARGUMENT
   * where it has been told before.
   */
  endAsTold(logout: Logout): Promise<number>;
  /** Ends it, whoever's it is. */
  forget(secret: string): Promise<void>;
  close(): Promise<void>;
}

/** A store of sessions that somebody closes. */
export interface OpenStore {
  readonly store: SessionStore;
  close(): Promise<void>;
}

/** The store is opened when somebody first signs in: machines need none. */
export function sessionsOver(open: () => Promise<OpenStore>, server: Pick<SignInServer, 'renew'>): Sessions {
  const kept = openedWhenNeeded(open);
  const withStore = async <Answer>(work: (store: SessionStore) => Promise<Answer>): Promise<Answer> => {
    const { store } = await kept.get();
    try {
      return await work(store);
    } catch (error) {
      throw outageOf(error) ?? error;
    }
  };
  return { ...sessionsIn(withStore, server), close: async () => (await kept.opened())?.close() };
}
