import { cookieBrowser, SESSION, type CookieBrowser } from '../../../e2e/src/by-cookie.ts';
import { OFFICE, SECRET } from './realm.ts';

const ME = '{ me { account rights { role } } }';
const WHOEVER = { 'x-account': '*' };

export interface Me {
  readonly account: string;
  readonly rights: readonly { readonly role: string }[];
}

interface Answer {
  readonly data?: { readonly me: Me } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly actor?: string } }[];
}

/** Somebody of the office with a browser that keeps cookies. */
export interface Visitor {
  readonly browser: CookieBrowser;
  /** Signs in with name and password where that is asked for. Answers with how the last step ended. */
  signIn(again?: boolean): Promise<{ readonly status: number; readonly asked: boolean }>;
  me(): Promise<Response>;
  /** Answers where the browser is led to in order to sign out there as well, and where that leads. */
  signOut(): Promise<{ readonly there: string; readonly back: string }>;
}

export function visitorOf(gateway: string): Visitor {
  const browser = cookieBrowser(gateway);
  return {
    browser,
    async signIn(again = false) {
      let response = await browser.visit(`/auth/sign-in?to=/${again ? '&again=1' : ''}`);
      let asked = false;
      for (let at = response.headers.get('location'); at !== null && at !== '/';) {
        response = await browser.visit(at);
        if (response.status === 200) {
          asked = true;
          const form = formIn(await response.text());
          response = await browser.visit(form, { username: OFFICE, password: SECRET });
        }
        at = response.headers.get('location');
      }
      return { status: response.status, asked };
    },
    me: () => browser.ask(ME, WHOEVER),
    async signOut() {
      const headers = { ...WHOEVER, cookie: `${SESSION}=${browser.cookies.get(SESSION)}` };
      const answer = await fetch(`${gateway}/auth/sign-out`, { method: 'POST', headers });
      const { to } = (await answer.json()) as { to: string };
      const left = await browser.visit(to);
      return {
        there: new URL(to, gateway).pathname,
        back: left.headers.get('location') ?? String(left.status),
      };
    },
  };
}

/** Where the first form of a page leads. */
function formIn(page: string): string {
  const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
  if (!action)
    throw new Error(`a page without a form: ${page.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 200)}`);
  return action.replaceAll('&amp;', '&');
}

/** Who asked, and with which roles; without any the refusal names the account. Throws for whoever is not known. */
export async function meIn(response: Response): Promise<Me> {
  const { data, errors } = (await response.json()) as Answer;
  const actor = errors?.[0]?.extensions.actor;
  if (data) return data.me;
  if (actor !== undefined) return { account: actor, rights: [] };
  throw new Error(`${response.status}: ${errors?.[0]?.message}`);
}

/** Asks as programs do. */
export function meByToken(gateway: string, token: string): Promise<Response> {
  return fetch(`${gateway}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: ME }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
}
