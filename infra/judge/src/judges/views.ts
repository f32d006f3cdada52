import type { Address } from '../addresses.ts';
import { SIGN_MS, signedInPage, type Page } from '../browser.ts';
import type { Hearing, Judge } from '../hearing.ts';
import { middle } from '../middle.ts';
import { busy } from '../verdict.ts';

const MOST_MS = 300;
const TIMES = 3;

/** Every view, its files kept by a visit before: how long after the last answer that it rests on it stands there. */
export const views: Judge = async (hearing) => {
  const page = await signedInPage(hearing.browser, hearing.system, 'vi');
  for (const address of hearing.addresses) {
    await visited(page, hearing, address);
    const seen: number[] = [];
    while (seen.length < TIMES) seen.push(await visited(page, hearing, address));
    const ms = middle(seen, (each) => each);
    hearing.say({
      judge: 'views',
      what: `${address.name}: after its data`,
      result: `${Math.round(ms)} ms, ${busy()}`,
      ok: ms <= MOST_MS,
    });
  }
  await page.close();
};

/** Milliseconds from the end of the last answer until the view is painted. */
async function visited(page: Page, { system }: Hearing, { path, sign }: Address): Promise<number> {
  await page.goto(system.url + path, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector(sign, { timeout: SIGN_MS, visible: true });
  return page.evaluate<number>(AFTER_DATA);
}

/** The frame after the one in which it appeared; what was asked for by no view has not been answered by then. */
const AFTER_DATA = `new Promise((seen) => requestAnimationFrame(() => setTimeout(() => {
  const now = performance.now();
  const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/graphql'));
  const { domInteractive } = performance.getEntriesByType('navigation')[0];
  seen(now - Math.max(domInteractive, ...answers.map(({ responseEnd }) => responseEnd)));
})))`;
