import type { Address } from '../addresses.ts';
import { forgetFiles, open, signedInPage, type Language, type Page } from '../browser.ts';
import type { Hearing, Judge } from '../hearing.ts';
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

/** Its own slow phone and slow line, no file kept; each language is heard on what one reads, speed is heard once. */
export const lighthouse: Judge = async (hearing) => {
  for (const address of hearing.addresses) {
    await hear(hearing, address, 'vi', ['accessibility', 'best-practices', 'performance']);
    await hear(hearing, address, 'en', ['accessibility']);
  }
};

async function hear(
  { system, tools, browser, say }: Hearing,
  address: Address,
  language: Language,
  onlyCategories: readonly string[],
): Promise<void> {
  const { default: run } = await tools.load<{ default: Lighthouse }>('lighthouse/core/index.js');
  const page = await signedInPage(browser, system, language);
  await open(page, system, address);
  await forgetFiles(page, system);
  const flags = { onlyCategories, disableStorageReset: true, logLevel: 'error', output: 'json' };
  const { lhr } = await run(system.url + address.path, flags, undefined, page);
  await page.close();
  const scores = onlyCategories.map(
    (name) => [name, Math.round(100 * (lhr.categories[name]?.score ?? 0))] as const,
  );
  const short = scores.filter(([name, score]) => score < LEAST[name]!);
  const lost = short.flatMap(([name]) => lostIn(lhr, name));
  const interactive = lhr.audits['interactive']?.numericValue;
  say({
    judge: 'lighthouse',
    what: `${address.name} (${language})`,
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
