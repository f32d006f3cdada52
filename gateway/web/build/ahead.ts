import { createHash } from 'node:crypto';
import { build, type Plugin, type Rolldown } from 'vite';
import { OPERATIONS } from '../src/generated/operations.ts';

const SCRIPT = `${import.meta.dirname}/../src/ahead/ahead.ts`;

/** Names in every page a small script that comes before all others, and stands by itself so that it can. */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the build has no index.html');
        const source = await script();
        const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
        const fileName = `assets/ahead-${hash}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        const tag = `    <script async src="/${fileName}"></script>\n`;
        page.source = String(page.source).replace(/^ *<script type="module"/m, `${tag}$&`);
      },
    },
  };
}

async function script(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __ASKED__: JSON.stringify({ me: idOf('Me'), overview: idOf('RolloutOverview') }) },
    build: { write: false, rolldownOptions: { input: SCRIPT, output: { format: 'iife' } } },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output[0].code;
}

function idOf(name: string): string {
  const id = Object.keys(OPERATIONS).find((each) => each.startsWith(`query.${name}.`));
  if (id === undefined) throw new Error(`the console asks nothing by the name of ${name}`);
  return id;
}
