import { mkdirSync, writeFileSync } from 'node:fs';
import { interruption } from '../../stack/src/interruption.ts';
import { addressesOf } from './addresses.ts';
import { openBrowser } from './browser.ts';
import type { JudgeConfig } from './config.ts';
import type { Judge, SourceHearing, SourceJudge } from './hearing.ts';
import { clairvoyance } from './judges/clairvoyance.ts';
import { components } from './judges/components.ts';
import { compose } from './judges/compose.ts';
import { documents } from './judges/documents.ts';
import { graphqlHttp } from './judges/graphql-http.ts';
import { html } from './judges/html.ts';
import { lighthouse } from './judges/lighthouse.ts';
import { line } from './judges/line.ts';
import { mutation } from './judges/mutation.ts';
import { office } from './judges/office.ts';
import { pa11y } from './judges/pa11y.ts';
import { reportPage } from './judges/report-page.ts';
import { schemathesis } from './judges/schemathesis.ts';
import { signInServers } from './judges/sign-in-servers.ts';
import { views } from './judges/views.ts';
import { wapiti } from './judges/wapiti.ts';
import { startSpare, startSystem } from './system.ts';
import { installTools } from './tools.ts';
import { lineOf, tableOf, type Say, type Verdict } from './verdict.ts';

/** They hear the source, or start themselves what they hear. */
const judgesOfSource: Readonly<Record<string, SourceJudge>> = {
  components,
  compose,
  mutation,
  'sign-in-servers': signInServers,
};

const judges: Readonly<Record<string, Judge>> = {
  documents,
  html,
  'report-page': reportPage,
  office,
  pa11y,
  line,
  views,
  lighthouse,
  'graphql-http': graphqlHttp,
  clairvoyance,
  schemathesis,
  wapiti,
};

/** Hears the judges, prints what they say and keeps it; resolves with the exit code. */
export async function judgeAll(config: JudgeConfig): Promise<number> {
  const { wanted, folder } = config;
  const known = Object.keys({ ...judgesOfSource, ...judges });
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`no judge ${unknown.join(', ')}; there are ${known.join(', ')}`);
    return 2;
  }
  mkdirSync(folder, { recursive: true });
  const verdicts: Verdict[] = [];
  const say: Say = (verdict) => {
    verdicts.push(verdict);
    console.log(lineOf(verdict));
  };
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const hearing = { config, tools: await installTools(config), say };
  for (const [name, judge] of Object.entries(judgesOfSource)) {
    if (isWanted(name)) await heard(name, judge(hearing), say);
  }
  const ofSystem = Object.keys(judges).filter(isWanted);
  if (ofSystem.length > 0) await hearSystem(hearing, ofSystem);
  writeFileSync(`${folder}verdicts.json`, JSON.stringify(verdicts, null, 1));
  writeFileSync(`${folder}verdicts.md`, tableOf(verdicts));
  const faults = verdicts.filter(({ ok }) => !ok).length;
  console.log(`${verdicts.length} verdicts, ${faults} faults; kept in ${folder}`);
  return faults === 0 ? 0 : 1;
}

async function hearSystem(source: SourceHearing, names: readonly string[]): Promise<void> {
  const opened = new AsyncDisposableStack();
  try {
    await Promise.race([interruption('nothing is kept'), hearOpened(source, opened, names)]);
  } finally {
    await opened.disposeAsync();
  }
}

async function hearOpened(
  source: SourceHearing,
  opened: AsyncDisposableStack,
  names: readonly string[],
): Promise<void> {
  const { config, tools, say } = source;
  const system = await startSystem(config, opened);
  const browser = await openBrowser(tools);
  opened.defer(() => browser.close());
  const addresses = await addressesOf(config, system);
  const spare = once(() => startSpare(config, opened));
  const hearing = { ...source, system, spare, browser, addresses };
  for (const name of names) await heard(name, judges[name]!(hearing), say);
}

async function heard(judge: string, judging: Promise<void>, say: Say): Promise<void> {
  await judging.catch((error: unknown) =>
    say({ judge, what: 'could not judge', result: String(error), ok: false }),
  );
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
