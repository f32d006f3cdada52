import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const pictures = fileURLToPath(new URL('../../../.trienkhai/test/pictures/', import.meta.url));

export interface Visit {
  readonly page: Page;
  /** What the browser complained about: errors of scripts and of the page's policy. */
  readonly complaints: string[];
  /** Addresses asked that are not of the system's own origin. */
  readonly foreign: string[];
  /** Bytes of script as they came over the line. */
  readonly scriptBytes: () => Promise<number>;
}

/** A page of its own, with nothing kept from earlier ones. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  const scripts: Promise<number>[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith(origin) || foreign.push(request.url()));
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url);
  const scriptBytes = async () => (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  return { page, complaints, foreign, scriptBytes };
}

/** The same, signed in with an account. */
export async function visitAs(
  browser: Browser,
  account: string,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, url, options);
  await signIn(visited.page, account);
  return visited;
}

/** Resolves once the browser keeps the files of the console: a moment after its first page. */
export async function filesKept(page: Page): Promise<void> {
  while (!(await page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))) await sleep(100);
}

/** Breaks the line of a page that has been open for a moment. */
export async function loseLine(page: Page): Promise<void> {
  await filesKept(page);
  await page.context().setOffline(true);
}

/** Signs in where a page asks for it. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.locator('#account').fill(account);
  await page.keyboard.press('Enter');
  await page.locator('#account').waitFor({ state: 'detached' });
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

/** What axe finds wrong, as one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
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
