import { mkdirSync, writeFileSync } from 'node:fs';
import { open, signedInPage } from '../browser.ts';
import type { Hearing, Judge } from '../hearing.ts';
import { run } from '../programs.ts';
import { reportPath } from '../report-path.ts';
import { hasJava, HOW_JAVA } from '../tools.ts';
import { summed } from '../verdict.ts';

interface Message {
  readonly type: string;
  readonly url: string;
  readonly lastLine?: number;
  readonly message: string;
}

/** The Nu checker on pages as they are served and as scripts have made them. */
export const html: Judge = async (hearing) => {
  const { config, tools, say } = hearing;
  if (!(await hasJava())) return say({ judge: 'vnu', what: 'pages', result: HOW_JAVA, ok: false });
  const folder = `${config.folder}pages/`;
  mkdirSync(folder, { recursive: true });
  const pages = [...(await served(hearing)), ...(await rendered(hearing))];
  const files = pages.map(([, text], index) => {
    const file = `${folder}${String(index).padStart(2, '0')}.html`;
    writeFileSync(file, text);
    return file;
  });
  const { out, err } = await run('java', [
    '-jar',
    tools.file('vnu-jar/build/dist/vnu.jar'),
    '--format',
    'json',
    '--stdout',
    ...files,
  ]);
  const { messages } = JSON.parse(out || err) as { readonly messages: readonly Message[] };
  const faults = messages.filter(({ type }) => type !== 'info');
  pages.forEach(([what], index) => {
    const own = faults.filter(({ url }) => url.endsWith(files[index]!));
    const result = summed(own.map(({ lastLine, message }) => `line ${lastLine}: ${message}`));
    say({ judge: 'vnu', what, result, ok: own.length === 0 });
  });
};

type NamedPage = readonly [what: string, html: string];

async function served({ system }: Hearing): Promise<NamedPage[]> {
  // Not /docs: its viewer looks for an element of a name that HTML does not know.
  const paths = ['/', '/start', reportPath('html'), reportPath('html', 'en')];
  const pages: NamedPage[] = [];
  for (const path of paths) {
    pages.push([`served ${path}`.slice(0, 44), (await system.fetchFile(path)).toString('utf8')]);
  }
  return pages;
}

async function rendered({ browser, system, addresses }: Hearing): Promise<NamedPage[]> {
  const pages: NamedPage[] = [];
  for (const address of addresses) {
    const page = await signedInPage(browser, system, 'vi');
    await open(page, system, address);
    pages.push([`rendered: ${address.name}`, await page.content()]);
    await page.close();
  }
  return pages;
}
