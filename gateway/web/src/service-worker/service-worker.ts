/// <reference lib="webworker" />
import { kindOf } from './kind-of.ts';

declare const self: ServiceWorkerGlobalScope;
/** Paths of all that the console is made of, and what they are together: put in by the build. */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const SHELL = `shell-${__VERSION__}`;
/** On a line that hardly moves the page comes from here instead. */
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => void (data === 'take over' && self.skipWaiting()));
self.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, self.location.origin);
  if (kind === 'file') event.respondWith(file(event.request));
  if (kind === 'page') event.respondWith(page(event.request));
});

async function keepShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll(
    __FILES__.map((path) => (path === '/' ? new Request(path, { cache: 'no-cache' }) : path)),
  );
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** As the gateway has it now; where it is away or slow, as it was kept. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match('/', { cacheName: SHELL });
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const now = fetch(request).then(
    (response) => (response.status < 500 ? response : kept),
    () => kept,
  );
  return Promise.race([now, late]);
}
