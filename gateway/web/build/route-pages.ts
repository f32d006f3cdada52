import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/**
 * Writes a page for each route that names all the scripts it begins with, so that they are on their way
 * together, and not one after the other as each is found in the one before.
 */
export function routePages(): Plugin {
  return {
    name: 'route-pages',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the build has no index.html');
        for (const chunk of Object.values(bundle)) {
          const [, route] = ROUTE.exec((chunk.type === 'chunk' && chunk.facadeModuleId) || '') ?? [];
          if (route === undefined) continue;
          const source = withScripts(String(page.source), [...neededBy(chunk.fileName, bundle)]);
          this.emitFile({ type: 'asset', fileName: `${route}.html`, source });
        }
      },
    },
  };
}

/** `pages/rollout/rollout-page.tsx` is what the address `/rollout` shows. */
const ROUTE = /\/pages\/([a-z]+)\/\1-page\.tsx$/;

function neededBy(fileName: string, bundle: Bundle, found = new Set<string>()): ReadonlySet<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk' || found.has(fileName)) return found;
  found.add(fileName);
  for (const each of chunk.imports) neededBy(each, bundle, found);
  return found;
}

function withScripts(page: string, fileNames: readonly string[]): string {
  const links = fileNames
    .filter((each) => !page.includes(each))
    .map((each) => `    <link rel="modulepreload" crossorigin href="/${each}">\n`);
  return page.replace('  </head>', `${links.join('')}  </head>`);
}
