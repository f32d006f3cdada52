import type { RequestHandler } from 'express';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from './openapi.ts';

const redocBundle = createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js');
const asyncApi = fileURLToPath(new URL('../../../proto/src/description/asyncapi.yaml', import.meta.url));

// Redoc sets its styles from script and searches in a worker; everything else comes from here.
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DOCS_PAGE = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Triển Khai · REST</title><link rel="icon" href="data:,"><style>body{margin:0}</style></head>
<body><redoc spec-url="/openapi.json" hide-download-button></redoc><script src="/docs/redoc.js"></script></body></html>`;

/** The descriptions of the REST commands and of the events, and a page to read the first one. */
export function documentationRoutes(): Readonly<Record<string, RequestHandler>> {
  let openApi: string | undefined;
  let redoc: Promise<string> | undefined;
  return {
    '/openapi.json': (_, response) => {
      openApi ??= JSON.stringify(openApiDocument());
      response.type('application/json').send(openApi);
    },
    '/asyncapi.yaml': (_, response) => response.type('application/yaml').sendFile(asyncApi),
    '/docs': (_, response) => {
      response.set('Content-Security-Policy', DOCS_POLICY).type('html').send(DOCS_PAGE);
    },
    '/docs/redoc.js': async (_, response) => {
      const script = await (redoc ??= readRedoc());
      response.set('Cache-Control', 'public, max-age=3600').type('application/javascript').send(script);
    },
  };
}

/** The page asks no other host, not even for a logo. */
async function readRedoc(): Promise<string> {
  return (await readFile(redocBundle, 'utf8')).replaceAll(/https:\/\/cdn\.redoc\.ly[^"]*/g, 'data:,');
}
