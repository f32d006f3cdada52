import type { RequestHandler } from 'express';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { viewerPage } from '../page-policy.ts';
import { openApiDocument } from './openapi.ts';

const redocBundle = createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js');
const asyncApi = fileURLToPath(new URL('../../../proto/src/description/asyncapi.yaml', import.meta.url));

const docsPage = (head: string, nonce: string) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Triển Khai · REST</title><link rel="icon" href="data:,">${head}<style nonce="${nonce}">body{margin:0}</style></head>
<body><redoc spec-url="/openapi.json" hide-download-button></redoc><script nonce="${nonce}" src="/docs/redoc.js"></script></body></html>`;

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
      const { html, policy } = viewerPage(docsPage, ["img-src 'self' data:", "font-src 'self'"]);
      response
        .set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' })
        .type('html')
        .send(html);
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
