import type { Browser, BrowserContextOptions, ConsoleMessage, Page, Request } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cookieBrowser, SESSION } from './by-cookie.ts';

const pictures = fileURLToPath(new URL('../../../.trienkhai/test/pictures/', import.meta.url));

export interface Visit {
  readonly page: Page;
  /** What the browser complained about: errors of scripts and of the page's policy. */
  readonly complaints: string[];
  /** Addresses asked that are not of the system's own origin. */
  readonly foreign: string[];
  /** Bytes of script as they came over the line. */
  readonly scriptBytes: () => Promise<number>;
  /** Resolves once whatever the page has asked is answered; what it listens to goes on. */
  readonly answered: () => Promise<void>;
}

/** For what a page shows in the end, on a machine that has other things to do. */
const PATIENCE_MS = 90_000;

/** For stories about what a browser keeps; to the others its copying of every file would only be in the way. */
export const KEEPING: BrowserContextOptions = { serviceWorkers: 'allow' };

/** A page of its own, with nothing kept from earlier ones. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'vi-VN', serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  const scripts: Promise<number>[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => isComplaint(message) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => new URL(request.url()).origin === origin || foreign.push(request.url()));
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    size.catch(() => undefined);
    scripts.push(size);
  });
  const answered = untilAnswered(page);
  await page.goto(url);
  const scriptBytes = async () => (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  return { page, complaints, foreign, scriptBytes, answered };
}

/** How long nothing is asked before all is taken to be answered. */
const STILL_MS = 500;

function untilAnswered(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let last = Date.now();
  page.on('request', (request) => {
    last = Date.now();
    if (request.headers()['accept']?.includes('event-stream') !== true) asked.add(request);
  });
  page.on('requestfinished', (request) => void asked.delete(request));
  page.on('requestfailed', (request) => void asked.delete(request));
  return async () => {
    const end = Date.now() + PATIENCE_MS;
    while (asked.size > 0 || Date.now() - last < STILL_MS) {
      if (Date.now() > end) throw new Error(`not answered: ${[...asked].map((each) => each.url()).join()}`);
      await sleep(50);
    }
  };
}

/** A busy server says 503, and a machine may change its network: the page asks again by itself. */
const PASSING = ['responded with a status of 503', 'net::ERR_NETWORK_CHANGED'];

function isComplaint(message: ConsoleMessage): boolean {
  return message.type() === 'error' && !PASSING.some((text) => message.text().includes(text));
}

/** The same in a browser that has signed in as an account: by its cookie, as after a visit to the sign-in server. */
export async function visitAs(
  browser: Browser,
  account: string,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const { origin, hostname } = new URL(url);
  const signing = cookieBrowser(origin);
  await signing.signIn(account);
  const cookie = { name: SESSION, value: signing.cookies.get(SESSION)!, domain: hostname, path: '/' };
  const kept = { ...cookie, expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
  const visited = await visit(browser, url, { ...options, storageState: { cookies: [kept], origins: [] } });
  await atWork(visited.page);
  return visited;
}

/** Resolves once the browser keeps the files of the console: a moment after its first page. */
export async function filesKept(page: Page): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))) {
    if (Date.now() > end) throw new Error(`the browser keeps no files: ${await workerState(page)}`);
    await sleep(100);
  }
}

/** How far the service worker has come; where there is none, what registering it is answered. */
function workerState(page: Page): Promise<string> {
  return page.evaluate<string>(`navigator.serviceWorker.getRegistration().then((known) => {
    if (known) return 'its worker is ' + (known.active ?? known.waiting ?? known.installing)?.state;
    return navigator.serviceWorker.register('/service-worker.js').then(() => 'none was registered', String);
  })`);
}

/** Breaks the line of a page that has been open for a moment. */
export async function loseLine(page: Page): Promise<void> {
  await filesKept(page);
  await page.context().setOffline(true);
}

/** Resolves once the console knows who has signed in and shows the page that was asked for. */
export async function atWork(page: Page): Promise<void> {
  await page.locator('.top .account').waitFor();
  await page.locator('main h1').waitFor();
}

/** Leads on as a link of the page would: nothing is loaded again. */
export async function leadOn(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

/** Presses Tab until what has the focus bears this name; throws where nothing does. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const focused = await focusedName(page);
    if (name.test(focused)) return;
    passed.push(focused);
  }
  throw new Error(`no ${String(name)} on the way of ${key}: ${passed.join(' | ')}`);
}

/** The name of what has the focus, as a screen reader would begin to say it. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const focused = document.activeElement;
    const label = focused?.getAttribute('aria-label') ?? focused?.labels?.[0]?.textContent;
    return label ?? focused?.textContent?.slice(0, 80) ?? '';
  })()`);
}

/** How pages are shown to axe: each language once, and each colour scheme. */
export const SHOWN = [
  ['vi', 'light'],
  ['en', 'dark'],
] as const;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What passes is not collected: it is most of the page. */
const FINDINGS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;

/** What axe finds wrong, as one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
  return page.evaluate<string[]>(FINDINGS);
}

/** Keeps a picture of the page, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png` });
}

/** Keeps pictures of a page in both languages, wide and as on a phone; throws what is wrong in either. */
export async function lookAt(page: Page, name: string): Promise<void> {
  const findings = await axeFindings(page);
  await picture(page, name);
  await page.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 320, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  findings.push(...(await axeFindings(page)));
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide > 320) findings.push(`${wide} px are needed`);
  await picture(page, `${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  if (findings.length > 0) throw new Error(findings.join('\n'));
}
