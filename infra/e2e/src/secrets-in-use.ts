import type { Network } from '@trienkhai/dev/network';
import { machineToken } from '../../cli/src/machine-token.ts';
import { cookieBrowser } from './by-cookie.ts';

export interface SecretsInUse {
  readonly secrets: readonly string[];
  /** What was answered: to the browser and to each token, good and bad in turn. */
  readonly statuses: readonly number[];
}

const ACCOUNT = 'viewer@province:87';

/** Signs in, reads with tokens of every kind and fails to, and tells each secret that went over a line meanwhile. */
export async function useSecrets({ url, token: tokenOf }: Network): Promise<SecretsInUse> {
  const browser = cookieBrowser(url);
  await browser.signIn('recorder@district:872');
  const asked = await browser.ask('{ me { account } }', { 'x-account': encodeURIComponent('*') });
  const [token, expired] = await Promise.all([tokenOf(ACCOUNT), tokenOf(ACCOUNT, -3600)]);
  const client = { issuer: `${url}/oidc`, id: 'integration@province:87', secret: 'development' };
  const machine = await machineToken(client);
  const bearers = [token, expired, machine, `${token}x`];
  const read = (bearer: string) =>
    fetch(`${url}/v1/exports/units`, { headers: { authorization: `Bearer ${bearer}` } });
  const answers = await Promise.all(bearers.map(read));
  const inAddress = await fetch(`${url}/v1/events?token=${token}`);
  const code = 'a-code-that-nobody-was-given';
  const refused = await browser.visit(await withCode(browser, code));
  const codes = browser.led.flatMap((place) => /[?&]code=([^&]+)/.exec(place)?.[1] ?? []);
  return {
    secrets: [...bearers, ...browser.cookies.values(), ...codes, code],
    statuses: [asked, ...answers, inAddress, refused].map(({ status }) => status),
  };
}

/** An address at which a sign-in that has been begun ends, with a code of somebody else's making. */
async function withCode({ visit }: Pick<ReturnType<typeof cookieBrowser>, 'visit'>, code: string) {
  const begun = await visit('/auth/sign-in');
  const { searchParams } = new URL(begun.headers.get('location')!);
  return `/auth/callback?${new URLSearchParams({ code, state: searchParams.get('state')! })}`;
}
