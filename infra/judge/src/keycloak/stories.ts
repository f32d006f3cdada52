import { setTimeout as sleep } from 'node:timers/promises';
import type { Keycloak } from './keycloak.ts';
import { ACCESS_SECONDS, OFFICE } from './realm.ts';
import { meByToken, meIn, visitorOf, type Visitor } from './visitor.ts';

export interface Scene {
  readonly url: string;
  readonly keycloak: Keycloak;
}

type Story = readonly [what: string, tell: () => Promise<string>];

/** In their order: the last ones leave the server as no other can use it. */
export function stories(scene: Scene): readonly Story[] {
  const visitor = visitorOf(scene.url);
  return [...ofBrowsers(visitor), ...ofTokens(scene), ...ofEnds(scene, visitor)];
}

function ofBrowsers(visitor: Visitor): readonly Story[] {
  return [
    [
      'a browser signs in by code and PKCE',
      async () => {
        const { status, asked } = await visitor.signIn();
        const { account, rights } = await meIn(await visitor.me());
        return told(
          status === 303 && asked && rights.length === 0,
          `${status}, as ${account}, without a right`,
        );
      },
    ],
    [
      'whoever is to show it anew is asked anew',
      async () => {
        const { status, asked } = await visitor.signIn(true);
        return told(status === 303 && asked, `${status}, ${asked ? 'asked' : 'not asked'}`);
      },
    ],
    [
      'a session outlives its access token',
      async () => {
        await sleep((ACCESS_SECONDS + 1) * 1000);
        const { status } = await visitor.me();
        return told(status === 200, `${status} after ${ACCESS_SECONDS + 1} s`);
      },
    ],
  ];
}

function ofTokens({ url, keycloak }: Scene): readonly Story[] {
  const answer = async (token: string) => (await meByToken(url, token)).status;
  const refused = async (token: string) => {
    const status = await answer(token);
    return told(status === 401, String(status));
  };
  const accepted = async () => {
    const { account } = await meIn(await meByToken(url, await keycloak.tokenOf('program')));
    return `as ${account}`;
  };
  return [
    ['a program brings a token of its own', accepted],
    ['a token without the type at+jwt is refused', async () => refused(await keycloak.tokenOf('untyped'))],
    ['a token for somebody else is refused', async () => refused(await keycloak.tokenOf('elsewhere'))],
    [
      'an ID token for our audience is refused',
      async () => refused(await keycloak.tokenOf('program', 'id_token')),
    ],
    [
      'a key that nobody has seen is found',
      async () => {
        const before = await keycloak.tokenOf('program');
        await keycloak.rotate();
        const after = await keycloak.tokenOf('program');
        const statuses = [await answer(after), await answer(before)];
        const changed = keyOf(before) !== keyOf(after);
        return told(
          changed && statuses.every((status) => status === 200),
          `new ${statuses[0]}, old ${statuses[1]}`,
        );
      },
    ],
  ];
}

function ofEnds({ keycloak }: Scene, visitor: Visitor): readonly Story[] {
  return [
    [
      'signing out signs out there as well',
      async () => {
        const { there, back } = await visitor.signOut();
        const { status } = await visitor.me();
        const { asked } = await visitor.signIn();
        return told(status === 401 && asked, `${status}; by ${there} back to ${back}; then asked anew`);
      },
    ],
    [
      'an account whose sign-ins are ended there is out here at once',
      async () => {
        const before = (await visitor.me()).status;
        await keycloak.signOut(OFFICE);
        const after = (await visitor.me()).status;
        const { asked } = await visitor.signIn();
        return told(before === 200 && after === 401 && asked, `${before}, then ${after}; then asked anew`);
      },
    ],
    [
      'an account that is shut out there is out here',
      async () => {
        const before = (await visitor.me()).status;
        await keycloak.shutOut(OFFICE);
        await sleep((ACCESS_SECONDS + 1) * 1000);
        const after = (await visitor.me()).status;
        return told(
          before === 200 && after === 401,
          `${before}, then ${after} once its access token has ended`,
        );
      },
    ],
  ];
}

const keyOf = (token: string) => token.slice(0, token.indexOf('.'));

function told(ok: boolean, result: string): string {
  if (!ok) throw new Error(result);
  return result;
}
