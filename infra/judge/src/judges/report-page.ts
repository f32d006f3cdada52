import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Judge } from '../hearing.ts';
import { reportPath } from '../report-path.ts';
import { summed } from '../verdict.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** axe on the report's page to print, in both languages. */
export const reportPage: Judge = async ({ config, tools, system, browser, say }) => {
  for (const lang of ['vi', 'en']) {
    const file = `${config.folder}report-${lang}.html`;
    writeFileSync(file, await system.fetchFile(reportPath('html', lang)));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ path: tools.file('axe-core/axe.min.js') });
    const { violations } = await page.evaluate<{ violations: readonly Violation[] }>('axe.run()');
    await page.close();
    const found = violations.map(
      ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    say({
      judge: 'axe',
      what: `report, page to print (${lang})`,
      result: summed(found),
      ok: found.length === 0,
    });
  }
};
