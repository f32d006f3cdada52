import { mkdirSync, writeFileSync } from 'node:fs';
import { addressesOf } from './addresses.ts';
import { openBrowser } from './browser.ts';
import type { JudgeConfig } from './config.ts';
import type { Hearing, Judge } from './hearing.ts';
import { documents } from './judges/documents.ts';
import { html } from './judges/html.ts';
import { lighthouse } from './judges/lighthouse.ts';
import { line } from './judges/line.ts';
import { office } from './judges/office.ts';
import { pa11y } from './judges/pa11y.ts';
import { reportPage } from './judges/report-page.ts';
import { startSystem } from './system.ts';
import { installTools } from './tools.ts';
import { lineOf, tableOf, type Verdict } from './verdict.ts';

const judges: Readonly<Record<string, Judge>> = {
  documents,
  html,
  'report-page': reportPage,
  office,
  pa11y,
  line,
  lighthouse,
};

/** Hears the judges, prints what they say and keeps it; resolves with the exit code. */
export async function judgeAll(config: JudgeConfig): Promise<number> {
  const unknown = config.wanted.filter((name) => !Object.hasOwn(judges, name));
  if (unknown.length > 0) {
    console.error(`no judge ${unknown.join(', ')}; there are ${Object.keys(judges).join(', ')}`);
    return 2;
  }
  mkdirSync(config.folder, { recursive: true });
  const tools = await installTools(config);
  const system = await startSystem(config);
  try {
    const browser = await openBrowser(tools);
    try {
      const addresses = await addressesOf(config, system);
      return await hearAll({ config, tools, system, browser, addresses });
    } finally {
      await browser.close();
    }
  } finally {
    await system.stop();
  }
}

async function hearAll(given: Omit<Hearing, 'say'>): Promise<number> {
  const { wanted, folder } = given.config;
  const verdicts: Verdict[] = [];
  const say = (verdict: Verdict) => {
    verdicts.push(verdict);
    console.log(lineOf(verdict));
  };
  for (const [name, judge] of Object.entries(judges)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await judge({ ...given, say }).catch((error: unknown) =>
      say({ judge: name, what: 'could not judge', result: String(error), ok: false }),
    );
  }
  writeFileSync(`${folder}verdicts.json`, JSON.stringify(verdicts, null, 1));
  writeFileSync(`${folder}verdicts.md`, tableOf(verdicts));
  const faults = verdicts.filter(({ ok }) => !ok).length;
  console.log(`${verdicts.length} verdicts, ${faults} faults; kept in ${folder}`);
  return faults === 0 ? 0 : 1;
}
