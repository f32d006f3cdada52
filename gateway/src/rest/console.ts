import type { Request, RequestHandler, Response } from 'express';
import { extname } from 'node:path';
import { readBuilt } from '../built-console.ts';
import { REPORT_STYLE_SOURCE } from '../reports/report-html.ts';

/** Scripts and styles are files of this origin, and a report's page that it opens; the console asks no other host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REPORT_STYLE_SOURCE}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SERVICE_WORKER = 'service-worker.js';
const FILE = /^\/(assets\/[\w.-]+|favicon\.svg|service-worker\.js)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const MISSING =
  'Giao diện chưa được dựng: chạy `npm run generate` rồi tải lại trang. Các lối khác: /start, /graphql, /docs.\n' +
  'The console is not built: run `npm run generate` and load the page again. Other doors: /start, /graphql, /docs.\n';

/** How the build packed each file, the smallest first, and the ending that it bears then. */
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Found {
  readonly body: Buffer;
  readonly encoding?: string;
}
type Read = typeof readBuilt;

/** `/` and every address inside of the console: one page, which reads the rest from its address. */
export const consolePage: RequestHandler = async (request, response) => {
  const [, route] = /^\/([a-z]+)/.exec(request.path) ?? [];
  const own = route === undefined ? undefined : await find(`${route}.html`, request, readBuilt);
  const page = own ?? (await find('index.html', request, readBuilt));
  if (!page) return void response.status(503).type('text/plain; charset=utf-8').send(MISSING);
  response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' });
  send(response, 'text/html; charset=utf-8', page);
};

/** The built files. Those in `assets` bear a hash in their names, and so never change. */
export function consoleFiles(): RequestHandler {
  const kept = keeping(readBuilt);
  return async (request, response, next) => {
    const [, name] = FILE.exec(request.path) ?? [];
    if (name === undefined || !['GET', 'HEAD'].includes(request.method)) return next();
    const file = await find(name, request, name === SERVICE_WORKER ? readBuilt : kept);
    if (!file) return next();
    response.set('Cache-Control', keptFor(name));
    // The policy under which a service worker asks is the one that came with its script.
    if (name === SERVICE_WORKER) response.set('Content-Security-Policy', POLICY);
    send(response, TYPES[extname(name)] ?? 'application/octet-stream', file);
  };
}

/** Keeps in memory what has been read once. */
function keeping(read: Read): Read {
  const kept = new Map<string, Buffer>();
  return async (name) => {
    const file = kept.get(name) ?? (await read(name));
    if (file) kept.set(name, file);
    return file;
  };
}

/** The file in the smallest packing that the browser takes. */
async function find(name: string, { headers }: Request, read: Read): Promise<Found | undefined> {
  const taken = headers['accept-encoding']?.split(/[ ,;]+/) ?? [];
  for (const [encoding, ending] of PACKED) {
    const body = taken.includes(encoding) ? await read(name + ending) : undefined;
    if (body) return { body, encoding };
  }
  const body = await read(name);
  return body && { body };
}

function keptFor(name: string): string {
  if (name === SERVICE_WORKER) return 'no-cache';
  return name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** Whether a browser opens an address, as against a program that asks one: only the first gets a page. */
export function isVisit({ method, path, headers }: Request): boolean {
  if (!['GET', 'HEAD'].includes(method) || /^\/(v1|assets|docs)(\/|$)/.test(path)) return false;
  return headers.accept?.includes('text/html') ?? false;
}

function send(response: Response, type: string, { body, encoding }: Found): void {
  response.set({ 'Content-Type': type, Vary: 'Accept-Encoding' });
  if (encoding !== undefined) response.set('Content-Encoding', encoding);
  response.send(body);
}
