import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

/** A small office and a browser to look at its console. */
export interface ConsoleOffice extends SmallOffice {
  readonly browser: Browser;
  /** Closes every page: what nobody looks at any more would still be kept up to date. */
  leave(): Promise<void>;
}

export async function openConsoleOffice(): Promise<ConsoleOffice> {
  const browser = await openBrowser();
  const office = await openSmallOffice().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  return {
    ...office,
    get network() {
      return office.network;
    },
    browser,
    async leave() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await office.close();
    },
  };
}
