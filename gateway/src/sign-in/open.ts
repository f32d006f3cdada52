import type { TokenVerifier } from '@trienkhai/runtime/auth';
import { createLogoutVerifier, type LogoutVerifier } from '@trienkhai/runtime/logout-token';
import { CONSOLE_CLIENT, type GatewayConfig } from '../config.ts';
import { sessionStoreAt } from './session-store.ts';
import { sessionsOver, type Sessions } from './sessions.ts';
import { signInServer, type SignInServer } from './sign-in-server.ts';

/** All that signing in with a browser needs. */
export interface SignIn {
  readonly server: SignInServer;
  readonly sessions: Sessions;
  readonly verifyToken: TokenVerifier;
  readonly verifyLogout: LogoutVerifier;
  readonly publicUrl: string | undefined;
}

/** Nothing is asked of the sign-in server or of the store before somebody signs in. */
export function openSignIn(config: GatewayConfig, verifyToken: TokenVerifier): SignIn {
  const { auth, client = CONSOLE_CLIENT, publicUrl, developmentIssuer: reachedAt } = config;
  const server = signInServer({ issuer: auth.issuer, reachedAt, client });
  const verifyLogout = createLogoutVerifier({ ...auth, client: client.id });
  const sessions = sessionsOver(sessionStoreAt(config), server);
  return { server, sessions, verifyToken, verifyLogout, publicUrl };
}
