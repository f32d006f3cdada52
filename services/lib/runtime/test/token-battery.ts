import { createHmac } from 'node:crypto';
import { exportSPKI, SignJWT } from 'jose';
import { issuerKey, publicJwk, type OwnIssuer } from './own-issuer.ts';

type Part = Readonly<Record<string, unknown>>;

export const seconds = () => Math.floor(Date.now() / 1000);
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** What every token says, but for what is given. */
export function claims({ url: iss }: OwnIssuer, own: Part = {}) {
  const account = { sub: 'admin@centre', role: 'admin', level: 'centre', code: 'TW' };
  return { ...account, iss, aud: 'trienkhai', exp: seconds() + 600, ...own };
}

/** A token of an issuer that holds, but for what is given. */
export function signed(issuer: OwnIssuer, own: Part = {}, header: Part = {}, key = issuer.key) {
  const protectedHeader = { alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header };
  return new SignJWT(claims(issuer, own)).setProtectedHeader(protectedHeader).sign(key.secret);
}

function withSecret(issuer: OwnIssuer, secret: string | Uint8Array, header: object = {}): string {
  const content = `${encoded({ alg: 'HS256', kid: 'k1', typ: 'at+jwt', ...header })}.${encoded(claims(issuer))}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

const parts = async (issuer: OwnIssuer) => (await signed(issuer)).split('.') as [string, string, string];

const unsigned = (alg: string) => async (issuer: OwnIssuer) =>
  `${encoded({ alg, typ: 'at+jwt' })}.${encoded(claims(issuer))}.`;

/** A token that holds, but for these. */
const saying = (own: Part, header?: Part) => (issuer: OwnIssuer) => signed(issuer, own, header);
const withHeader = (header: Part) => saying({}, header);

type Attack = (issuer: OwnIssuer) => string | Promise<string>;

/** Tokens that an issuer never gave out, or never for this. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'no algorithm': unsigned('none'),
  'no algorithm, written otherwise': unsigned('NoNe'),
  'HS256 with the public key as text': async (issuer) =>
    withSecret(issuer, await exportSPKI(issuer.key.open)),
  'HS256 with the public key as published': async (issuer) => {
    const jwk = await publicJwk(issuer.key);
    return withSecret(issuer, JSON.stringify(jwk), { jwk });
  },
  'HS256 with an empty secret': (issuer) => withSecret(issuer, new Uint8Array(1)),
  'a key that is named as a file': (issuer) => withSecret(issuer, '', { kid: '../../../../dev/null' }),
  'a key that is named as a question to a database': withHeader({ kid: "k1' UNION SELECT 'secret" }),
  'a key of another under the name of ours': async (issuer) => signed(issuer, {}, {}, await issuerKey('k1')),
  'a key inside the token': async (issuer) => {
    const foreign = await issuerKey('k1');
    return signed(issuer, {}, { jwk: await publicJwk(foreign) }, foreign);
  },
  'an address of keys inside the token': async (issuer) =>
    signed(issuer, {}, { jku: `${issuer.url}/other` }, await issuerKey('k9')),
  'a certificate inside the token': async (issuer) =>
    signed(issuer, {}, { x5c: ['MIIB'], x5u: `${issuer.url}/x` }, await issuerKey('k9')),
  'an extension that nobody knows': withUnknownExtension,
  'a signature of noughts': async (issuer) => {
    const [header, body] = await parts(issuer);
    return `${header}.${body}.${Buffer.alloc(64).toString('base64url')}`;
  },
  'a signature of another token': async (issuer) => {
    const [header, body] = await parts(issuer);
    const [, , other] = (await signed(issuer, { sub: 'viewer@centre', role: 'viewer' })).split('.');
    return `${header}.${body}.${other}`;
  },
  'a signature that is cut short': async (issuer) => (await signed(issuer)).slice(0, -12),
  'no signature': async (issuer) => (await parts(issuer)).slice(0, 2).join('.'),
  'a fourth part': async (issuer) => `${await signed(issuer)}.x`,
  'another audience': saying({ aud: 'elsewhere' }),
  'no audience': saying({ aud: undefined }),
  'another issuer': saying({ iss: 'https://elsewhere.example' }),
  'an issuer that only begins as ours': (issuer) =>
    signed(issuer, { iss: `${issuer.url}.elsewhere.example` }),
  'an ID token': saying({ nonce: 'n', aud: 'trienkhai' }, { typ: 'JWT' }),
  'a token without a type': withHeader({ typ: undefined }),
  'a logout token': saying({ events: {} }, { typ: 'logout+jwt' }),
  'a token that has expired': (issuer) => signed(issuer, { exp: seconds() - 120 }),
  'a token that never expires': saying({ exp: undefined }),
  'an expiry that is no number': (issuer) => signedLoosely(issuer, { exp: '9999999999' }),
  'a token of the future': (issuer) => signed(issuer, { nbf: seconds() + 300 }),
  'a clock five minutes ahead': (issuer) => signed(issuer, { iat: seconds() + 300, nbf: seconds() + 300 }),
  nobody: saying({ sub: undefined }),
  'a hundred kilobytes': saying({ padding: 'x'.repeat(74_000) }),
  'a hundred kilobytes of nothing': () => 'x'.repeat(100_000),
};

/** What jose would not sign itself. */
async function signedLoosely(issuer: OwnIssuer, own: object, header: object = {}): Promise<string> {
  const content = `${encoded({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', ...header })}.${encoded({ ...claims(issuer), ...own })}`;
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, issuer.key.secret, Buffer.from(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
}

function withUnknownExtension(issuer: OwnIssuer): Promise<string> {
  return signedLoosely(issuer, {}, { crit: ['http://x'], 'http://x': true });
}
