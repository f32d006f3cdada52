import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { build, defineConfig, type Plugin } from 'vite';
import { ahead } from './build/ahead.ts';
import { operations } from './build/operations.ts';
import { packed } from './build/packed.ts';
import { routePages } from './build/route-pages.ts';

const GATEWAY = 'http://localhost:4000';
const root = import.meta.dirname;

const SMALL = /web\/src\/(ui|i18n|help|pages)\/[^/]+\.tsx?$|kernel\/src\/vn-text/;

// Nothing is inlined: the policy of the page allows only files of its own.
const strict = { assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false };

/**
 * Builds the service worker after the console, since it is told which files the console has.
 * It is one plain script: not every browser takes a module there.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle(_, bundle) {
      const hash = createHash('sha256');
      for (const file of Object.values(bundle)) hash.update(file.type === 'chunk' ? file.code : file.source);
      const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __FILES__: JSON.stringify(['/', '/favicon.svg', ...assets.sort().map((name) => `/${name}`)]),
          __VERSION__: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          ...strict,
          emptyOutDir: false,
          rolldownOptions: {
            input: `${root}/src/service-worker/service-worker.ts`,
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), operations(), ahead(), routePages(), serviceWorker(), packed(`${root}/dist`)],
  build: {
    ...strict,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            // What every page begins with travels in one file; a page takes nothing along that it does not need,
            { name: 'console', tags: ['$initial'] },
            // but for small things: each by itself would wait for its turn on a slow line.
            { name: 'small', test: SMALL, minShareCount: 3, maxModuleSize: 4_000 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': GATEWAY, '/v1': GATEWAY, '/oidc': GATEWAY, '/auth': GATEWAY } },
});
