import type { Address } from '../addresses.ts';
import { forgetFiles, open, signedInPage, type Language, type Page } from '../browser.ts';
import type { Hearing, Judge } from '../hearing.ts';
import { middle } from '../middle.ts';
import { busy } from '../verdict.ts';

interface Audit {
  readonly score: number | null;
  readonly numericValue?: number;
}
interface Report {
  readonly categories: Readonly<
    Record<string, { readonly score: number; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  /** `benchmarkIndex`: how fast it found the processor. */
  readonly environment: { readonly benchmarkIndex: number };
}
type Lighthouse = (
  url: string,
  flags: object,
  config: undefined,
  page: Page,
) => Promise<{ readonly lhr: Report }>;

const LEAST: Readonly<Record<string, number>> = {
  accessibility: 100,
  'best-practices': 100,
  performance: 90,
};

/**
 * Its slow phone is this many times as slow as a desktop in the middle of those that it calls fast (an index of
 * 1,500 to 2,000); of a slower machine it asks to be told a smaller number, which keeps the phone the same
 * (its docs/throttling.md, "Calibrating the CPU slowdown").
 */
const SLOWDOWN = 4;
const FAST_DESKTOP = 1750;

/** Its own slow phone and slow line, no file kept; each language is heard on what one reads, speed is heard once. */
export const lighthouse: Judge = async (hearing) => {
  const slowdown = await slowdownHere(hearing);
  for (const address of hearing.addresses) {
    await hear(hearing, slowdown, address, 'vi', ['accessibility', 'best-practices', 'performance']);
    await hear(hearing, slowdown, address, 'en', ['accessibility']);
  }
};

const load = (tools: Hearing['tools']) => tools.load<{ default: Lighthouse }>('lighthouse/core/index.js');

async function slowdownHere({ system, tools, browser, say }: Hearing): Promise<number> {
  const { default: run } = await load(tools);
  const page = await browser.newPage();
  const { lhr } = await run(
    `${system.url}/favicon.svg`,
    { onlyCategories: ['best-practices'] },
    undefined,
    page,
  );
  await page.close();
  const { benchmarkIndex } = lhr.environment;
  const slowdown = Math.min(1, benchmarkIndex / FAST_DESKTOP) * SLOWDOWN;
  const result = `index ${Math.round(benchmarkIndex)}: ${slowdown.toFixed(1)} times as slow, ${busy()}`;
  say({ judge: 'lighthouse', what: 'its phone on this machine', result, ok: true });
  return slowdown;
}

async function hear(
  hearing: Hearing,
  slowdown: number,
  address: Address,
  language: Language,
  onlyCategories: readonly string[],
): Promise<void> {
  const run = () =>
    visited(hearing, address, language, {
      onlyCategories,
      throttling: { cpuSlowdownMultiplier: slowdown },
      ...{ disableStorageReset: true, logLevel: 'error', output: 'json' },
    });
  const first = await run();
  const lhr = speedOf(first) < LEAST['performance']! ? await middleOf(first, run) : first;
  sayOf(lhr, hearing.say, `${address.name} (${language})`, onlyCategories);
}

/** Its own advice where one visit falls short: the middle one of five counts (its docs/variability.md). */
async function middleOf(first: Report, run: () => Promise<Report>): Promise<Report> {
  const reports = [first];
  while (reports.length < 5) reports.push(await run());
  return middle(reports, speedOf);
}

async function visited(
  { system, tools, browser }: Hearing,
  address: Address,
  language: Language,
  flags: object,
): Promise<Report> {
  const { default: run } = await load(tools);
  const page = await signedInPage(browser, system, language);
  await open(page, system, address);
  await forgetFiles(page, system);
  const { lhr } = await run(system.url + address.path, flags, undefined, page);
  await page.close();
  return lhr;
}

const scoreOf = ({ categories }: Report, name: string) => Math.round(100 * (categories[name]?.score ?? 0));

/** 100 where it was not asked for. */
const speedOf = (lhr: Report) => (lhr.categories['performance'] ? scoreOf(lhr, 'performance') : 100);

function sayOf(lhr: Report, say: Hearing['say'], what: string, onlyCategories: readonly string[]): void {
  const scores = onlyCategories.map((name) => [name, scoreOf(lhr, name)] as const);
  const short = scores.filter(([name, score]) => score < LEAST[name]!);
  const lost = short.flatMap(([name]) => lostIn(lhr, name));
  const interactive = lhr.audits['interactive']?.numericValue;
  say({
    judge: 'lighthouse',
    what,
    result: [
      ...scores.map(([name, score]) => `${name} ${score}`),
      ...(interactive === undefined ? [] : [`interactive ${(interactive / 1000).toFixed(1)} s`, busy()]),
      ...lost,
    ].join(', '),
    ok: short.length === 0,
  });
}

function lostIn({ categories, audits }: Report, name: string): string[] {
  const refs = categories[name]?.auditRefs ?? [];
  return refs.flatMap(({ id, weight }) => {
    const score = audits[id]?.score;
    return weight > 0 && typeof score === 'number' && score < 0.9 ? [id] : [];
  });
}
