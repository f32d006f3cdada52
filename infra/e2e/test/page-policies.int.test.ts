import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { openConsoleOffice, type ConsoleOffice } from '../src/console-office.ts';
import { picture, visit, visitAs } from '../src/pages.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await openConsoleOffice();
}, 300_000);
afterAll(() => office?.close());

const BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PLAIN =
  "default-src 'none'; style-src <hash>; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const CONSOLE =
  "default-src 'none'; script-src 'self'; style-src 'self' <hash>; img-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const viewer = (opens: string) =>
  "default-src 'none'; script-src <nonce>; style-src <nonce>; connect-src 'self'; worker-src blob:; " +
  `${opens}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const ISSUER = "default-src 'none'; script-src; base-uri 'none'; frame-ancestors 'none'";
const ISSUER_PAGE =
  "default-src 'none'; style-src <hash>; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Without what is another at each answer or at each change of a style. */
const policyOf = (headers: { get(name: string): string | null }) =>
  headers
    .get('content-security-policy')
    ?.replaceAll(/'nonce-[\w+/=]{24}'/g, '<nonce>')
    .replaceAll(/'sha256-[\w+/=]{44}'/g, '<hash>');

const ANSWERS: readonly (readonly [path: string, accept: string, status: number, policy: string])[] = [
  ['/', 'text/html', 200, CONSOLE],
  ['/log', 'text/html', 200, CONSOLE],
  ['/service-worker.js', '*/*', 200, CONSOLE],
  ['/favicon.svg', '*/*', 200, BARE],
  ['/start', 'text/html', 200, PLAIN],
  ['/docs', 'text/html', 200, viewer("img-src 'self' data:; font-src 'self'")],
  ['/docs/redoc.js', '*/*', 200, BARE],
  ['/graphql', 'text/html', 200, viewer('font-src data:; img-src data:')],
  ['/v1/reports/province:87:2021-11-01.html?from=2022-01-01&to=2022-06-30', 'text/html', 200, PLAIN],
  ['/openapi.json', 'application/json', 200, BARE],
  ['/healthz', '*/*', 200, BARE],
  ['/v1/events?token=none', '*/*', 400, BARE],
  ['/nothing', 'application/json', 404, BARE],
  ['/auth/sign-in', 'text/html', 303, BARE],
  ['/auth/callback', 'text/html', 400, PLAIN],
  ['/oidc/jwks', '*/*', 200, ISSUER],
  ['/oidc/auth', 'text/html', 400, ISSUER_PAGE],
  ['/oidc/interaction/none', 'text/html', 400, ISSUER_PAGE],
];

test.each(ANSWERS)(
  '%s as %s comes with the headers that keep others out',
  async (path, accept, status, policy) => {
    const headers = { accept, authorization: `Bearer ${office.token}` };
    const response = await fetch(office.url + path, { headers, redirect: 'manual' });
    expect([response.status, policyOf(response.headers)]).toEqual([status, policy]);
    expect(Object.fromEntries(response.headers)).toMatchObject(HEADERS);
    expect(response.headers.has('x-powered-by')).toBe(false);
  },
);

test.each(['/', '/graphql', '/v1/events'])('%s gives nothing back to TRACE', async (path) => {
  const headers = { authorization: `Bearer ${office.token}` };
  const asked = request(office.url + path, { method: 'TRACE', headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const body = await text(response);
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(body).not.toContain(office.token);
});

const REPORT = '/v1/reports/province:87:2021-11-01';
const PERIOD = '?from=2022-01-01&to=2022-06-30';

test.each([
  `${REPORT}.html${PERIOD}`,
  `${REPORT}.docx${PERIOD}`,
  '/v1/exports/units',
  '/v1/events',
  '/auth/session',
])('what %s answers stays in no cache, and a file has a name made here', async (path) => {
  const response = await fetch(office.url + path, { headers: { authorization: `Bearer ${office.token}` } });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const name = response.headers.get('content-disposition');
  if (name !== null) expect(name).toMatch(/^attachment; filename="?[\w-]+\.[a-z]+"?$/);
  await response.body?.cancel();
});

test('a text that looks like HTML is drawn as a text', async () => {
  const title = '<img src=x onerror=alert(1)>';
  const { id } = await office.send('registerDirective', {
    ...{ symbol: '99-CT/TW', title, issuer: 'organ:BCT:2021-11-01', issuedOn: '2022-01-11' },
  });
  await office.quiet();
  const at = `${office.url}/directives?${new URLSearchParams({ directive: id })}`;
  const { page, complaints } = await visitAs(office.browser, 'viewer@province:87', at);
  await page.locator('main').getByText(title).first().waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('no nonce is used twice', async () => {
  const policies = await Promise.all(
    ['/docs', '/docs', '/graphql', '/graphql'].map(async (path) => {
      const { headers } = await fetch(office.url + path, { headers: { accept: 'text/html' } });
      return headers.get('content-security-policy');
    }),
  );
  expect(new Set(policies).size).toBe(4);
});

test('the workbench of GraphQL asks and is answered under its policy', async () => {
  const { page, complaints, foreign } = await visit(office.browser, `${office.url}/graphql`);
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window', { hasText: '"data"' }).waitFor();
  await picture(page, 'graphql-workbench');
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

test('the pages about REST are drawn under their policy', async () => {
  const { page, complaints, foreign } = await visit(office.browser, `${office.url}/docs`);
  await page.getByRole('heading', { name: /Triển Khai REST/ }).waitFor();
  await page.getByText('/v1/commands/registerDirective').first().waitFor();
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.menu-content')).position`)).toBe(
    'sticky',
  );
  await picture(page, 'rest-pages');
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
});

test('the page on which somebody signs in loads nothing that its policy does not name', async () => {
  const { page, complaints } = await visit(office.browser, `${office.url}/auth/sign-in`);
  await page.locator('#account').waitFor();
  expect(complaints).toEqual([]);
});
