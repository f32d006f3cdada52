import { BROWSER_ARGUMENTS, findBrowser } from '../../e2e/src/browser.ts';
import type { Address } from './addresses.ts';
import type { System } from './system.ts';
import type { Tools } from './tools.ts';

export type Language = 'vi' | 'en';

/** The parts of puppeteer that the judges use. */
export interface Page {
  goto(url: string, options?: object): Promise<unknown>;
  evaluate<Result>(code: string): Promise<Result>;
  waitForSelector(selector: string, options?: object): Promise<unknown>;
  content(): Promise<string>;
  addScriptTag(options: { path: string }): Promise<unknown>;
  createCDPSession(): Promise<Session>;
  setBypassCSP(on: boolean): Promise<void>;
  close(): Promise<void>;
}
export interface Session {
  send(method: string, values?: object): Promise<unknown>;
  on(event: string, heard: (values: never) => void): void;
}
export interface Context {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}
export interface Browser extends Context {
  createBrowserContext(): Promise<Context>;
}
interface Puppeteer {
  launch(options: object): Promise<Browser>;
}

export const SIGN_MS = 60_000;
export function chromeLaunch() {
  return { executablePath: findBrowser(), args: BROWSER_ARGUMENTS };
}

export async function openBrowser(tools: Tools): Promise<Browser> {
  const { default: puppeteer } = await tools.load<{ default: Puppeteer }>(
    'puppeteer-core/lib/esm/puppeteer/puppeteer-core.js',
  );
  return puppeteer.launch({ ...chromeLaunch(), headless: 'shell' });
}

/** A tab in which the account has signed in, with the tour behind it. */
export async function signedInPage(
  browser: Context,
  { url, account }: System,
  language: Language,
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}/favicon.svg`);
  await page.evaluate(`localStorage.setItem('trienkhai.tour', 'over')`);
  await page.evaluate(`localStorage.setItem('trienkhai.language', '${language}')`);
  await page.goto(`${url}/auth/sign-in`);
  await page.evaluate(typeAccount(account));
  await page.waitForSelector('.top .account', { timeout: SIGN_MS });
  return page;
}

/** Where the sign-in server knows the browser already it has led on, and there is nothing to type. */
const typeAccount = (account: string) => `(() => {
  const field = document.getElementById('account');
  if (!field) return;
  field.value = ${JSON.stringify(account)};
  document.querySelector('button.go').click();
})()`;

export async function open(page: Page, { url }: System, { path, sign }: Address): Promise<void> {
  await page.goto(url + path, { waitUntil: 'load' });
  await page.waitForSelector(sign, { timeout: SIGN_MS });
}

/** From now on every file comes over the line again, as for whoever has never been here; the account stays. */
export async function forgetFiles(page: Page, { url }: System): Promise<void> {
  const session = await page.createCDPSession();
  const storageTypes = 'cache_storage,service_workers';
  await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes });
  await session.send('Network.clearBrowserCache');
}
