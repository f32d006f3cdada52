import type { Request, RequestHandler, Response } from 'express';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { REPORT_STYLE_SOURCE } from '../reports/report-html.ts';

const folder = fileURLToPath(new URL('../../web/dist/', import.meta.url));

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

interface Packed {
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

/** `/` and every address inside of the console: the one page, which reads the rest from its address. */
export const consolePage: RequestHandler = async (request, response) => {
  const html = await readFile(`${folder}index.html`).catch(() => undefined);
  if (!html) return void response.status(503).type('text/plain; charset=utf-8').send(MISSING);
  response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' });
  send(request, response, 'text/html; charset=utf-8', await pack(html));
};

/** The built files. Those in `assets` bear a hash in their names, and so never change. */
export function consoleFiles(): RequestHandler {
  const packed = new Map<string, Promise<Packed>>();
  return async (request, response, next) => {
    const [, name] = FILE.exec(request.path) ?? [];
    if (name === undefined || !['GET', 'HEAD'].includes(request.method)) return next();
    const reading = packed.get(name) ?? readFile(folder + name).then(pack);
    if (name !== SERVICE_WORKER) packed.set(name, reading);
    const file = await reading.catch(() => void packed.delete(name));
    if (!file) return next();
    response.set('Cache-Control', keptFor(name));
    // The policy under which a service worker asks is the one that came with its script.
    if (name === SERVICE_WORKER) response.set('Content-Security-Policy', POLICY);
    send(request, response, TYPES[extname(name)] ?? 'application/octet-stream', file);
  };
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

async function pack(plain: Buffer): Promise<Packed> {
  return { plain, zipped: await promisify(gzip)(plain, { level: 9 }) };
}

function send(request: Request, response: Response, type: string, file: Packed): void {
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.set({ 'Content-Type': type, Vary: 'Accept-Encoding' });
  if (zipped) response.set('Content-Encoding', 'gzip');
  response.send(zipped ? file.zipped : file.plain);
}
