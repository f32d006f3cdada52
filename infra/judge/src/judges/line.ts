import type { Address } from '../addresses.ts';
import { SIGN_MS, signedInPage } from '../browser.ts';
import type { Hearing, Judge } from '../hearing.ts';
import { middle } from '../middle.ts';
import { busy } from '../verdict.ts';

const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const MOST_SCRIPT = 200_000;
const MOST_MS = 1500;

/** Of three the middle one counts: on two processors, which they share with all services, single ones differ by a tenth. */
const TIMES = 3;

interface Seen {
  readonly ms: number;
  /** Bytes. */
  readonly script: number;
}

/** First views on a slow line (1.6 Mbit/s, 150 ms) with nothing kept: when one can act, and what came as script by then. */
export const line: Judge = async (hearing) => {
  await hear(hearing, { name: 'home, not signed in', path: '/', sign: '.sign-in a.action' });
  await hear(hearing, { name: 'rollout, not signed in', path: '/rollout', sign: '.sign-in a.action' });
  const deep = hearing.addresses.find(({ name }) => name === 'rollout of a province')!;
  await hear(hearing, { ...deep, name: 'a link to a rollout, its fields', sign: '#question' }, true);
  await hear(hearing, { ...deep, name: 'a link to a rollout, its figures', sign: '.figure-button' }, true);
};

async function hear(hearing: Hearing, address: Address, signedIn = false): Promise<void> {
  const seen: Seen[] = [];
  while (seen.length < TIMES) seen.push(await firstView(hearing, address, signedIn));
  const { ms, script } = middle(seen, (each) => each.ms);
  hearing.say({
    judge: 'line',
    what: `${address.name}: interactive, script`,
    result: `${Math.round(ms)} ms, ${(script / 1000).toFixed(1)} kB, ${busy()}`,
    ok: ms <= MOST_MS && script <= MOST_SCRIPT,
  });
}

async function firstView(
  { browser, system }: Hearing,
  { path, sign }: Address,
  signedIn: boolean,
): Promise<Seen> {
  // Nothing kept by earlier visits, nor by the service worker of one.
  const context = await browser.createBrowserContext();
  const page = await (signedIn ? signedInPage(context, system, 'vi') : context.newPage());
  const session = await page.createCDPSession();
  let script = 0;
  const scripts = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, type }: { requestId: string; type: string }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on(
    'Network.loadingFinished',
    ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength: number }) => {
      if (scripts.has(requestId)) script += encodedDataLength;
    },
  );
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Network.emulateNetworkConditions', LINE);
  await page.goto(system.url + path, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector(sign, { timeout: SIGN_MS, visible: true });
  // The frame after the one in which it appeared: what stands there is painted and hears keys.
  const ms = await page.evaluate<number>(
    'new Promise((seen) => requestAnimationFrame(() => setTimeout(() => seen(performance.now()))))',
  );
  await context.close();
  return { ms, script };
}
