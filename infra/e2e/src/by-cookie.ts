/** The cookie of a session at a gateway of this machine. */
export const SESSION = 'trienkhai';

/** A browser without a window: it keeps cookies and follows where it is sent, one step at a time. */
export interface CookieBrowser {
  readonly cookies: Map<string, string>;
  /** Where it was led, in order: the codes of signing in stand there. */
  readonly led: readonly string[];
  /** One request; `form` is sent by POST. */
  visit(url: string, form?: Record<string, string>): Promise<Response>;
  /** Signs in as an account and answers the last step, which leads to the console; `again`: it shows anew who it is. */
  signIn(account: string, to?: string, again?: boolean): Promise<Response>;
  /** Asks GraphQL as the console does, in the name of that account. */
  ask(query: string, headers?: Record<string, string>): Promise<Response>;
}

export function cookieBrowser(gateway: string): CookieBrowser {
  const cookies = new Map<string, string>();
  const led: string[] = [];
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    led.push(response.headers.get('location') ?? '');
    return response;
  };
  const visit: CookieBrowser['visit'] = (path, form) => {
    const url = new URL(path, gateway).href;
    return send(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
  };
  return {
    cookies,
    led,
    visit,
    async signIn(account, to = '/', again = false) {
      const query = new URLSearchParams({ to, ...(again ? { again: '1' } : {}) });
      let response = await visit(`/auth/sign-in?${query}`);
      let at = response.headers.get('location')!;
      // The callback is the gateway's: whoever is led on from there has signed in.
      while (!at.includes('/auth/callback')) {
        response = await visit(at, at.includes('/interaction/') ? { account } : undefined);
        at = response.headers.get('location')!;
      }
      return visit(at);
    },
    ask: (query, headers = {}) =>
      send(`${gateway}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(name.length + 1);
  const isOver = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
  if (isOver) cookies.delete(name);
  else cookies.set(name, value);
}
