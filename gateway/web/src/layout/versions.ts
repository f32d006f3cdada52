import { createStore } from '../store.ts';

const HOUR_MS = 3_600_000;
/** Until then a slow line belongs to the first view and its answers. */
const FIRST_VIEW_MS = 4000;
const newer = createStore<(() => void) | undefined>(undefined);

/** How to go over to a newer version of the console, where there is one. */
export const useNewer = newer.use;

/** Keeps the console on this machine, so that it opens without a connection, and hears of newer versions. */
export function followVersions(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () =>
    setTimeout(() => void follow(navigator.serviceWorker), FIRST_VIEW_MS),
  );
}

async function follow(workers: ServiceWorkerContainer): Promise<void> {
  const registration = await workers.register('/service-worker.js').catch(() => undefined);
  if (!registration) return;
  const look = () => {
    if (registration.waiting && workers.controller) void offer(registration.waiting, workers);
  };
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
  // Another tab has gone over: what this one still has to load is no longer kept.
  workers.addEventListener('controllerchange', () => void afterOther());
  setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
}

/** Nothing is asked of the reader where the page itself came new from the gateway already. */
async function offer(waiting: ServiceWorker, workers: ServiceWorkerContainer): Promise<void> {
  const takeOver = () => waiting.postMessage('take over');
  if (await isNewest()) return takeOver();
  newer.set(() => {
    workers.addEventListener('controllerchange', reload, { once: true });
    takeOver();
  });
}

async function afterOther(): Promise<void> {
  if (!(await isNewest())) newer.set(reload);
}

const reload = () => window.location.reload();

/** Whether this page names every file that the newest one names. */
async function isNewest(): Promise<boolean> {
  try {
    const page = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    const files = (await page.text()).match(/\/assets\/[\w.-]+/g) ?? [];
    return page.ok && files.every((file) => document.head.innerHTML.includes(file));
  } catch {
    return false;
  }
}
