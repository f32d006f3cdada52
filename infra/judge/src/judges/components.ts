import { readFileSync } from 'node:fs';
import { firstNewer, judged, TAKEN_WITHIN_DAYS, type Behind, type Exception } from '../components/frames.ts';
import { behindIn, componentsIn, deprecatedIn } from '../components/lock-file.ts';
import { advisories, chosenAnew, lockFileOf, timesOf } from '../components/registry.ts';
import type { SourceJudge } from '../hearing.ts';
import { summed } from '../verdict.ts';

const EXCEPTIONS = new URL('../components/exceptions.json', import.meta.url);

/** What runs in production keeps to the times that docs/security.md allows; npm asks its registry. */
export const components: SourceJudge = async ({ config, say }) => {
  const judge = 'components';
  const { weak, silence = '' } = await advisories(config);
  say({
    judge,
    what: 'known weaknesses',
    result: weak ? summed(weak) : `not heard, the registry offers no list of them: ${silence}`,
    ok: weak === undefined || weak.length === 0,
  });
  const held = componentsIn(lockFileOf(config.root));
  const fresh = componentsIn(await chosenAnew(config));
  const behind: Behind[] = [];
  for (const each of behindIn(held, fresh)) {
    behind.push({ ...each, since: firstNewer(each, await timesOf(each.name, config.env)) });
  }
  const exceptions = JSON.parse(readFileSync(EXCEPTIONS, 'utf8')) as Exception[];
  const found = { deprecated: deprecatedIn(held, fresh), behind };
  const { breached, waiting, excepted } = judged(found, exceptions, new Date());
  const what = `${held.length} components`;
  say({ judge, what, result: `beyond the times allowed: ${summed(breached)}`, ok: breached.length === 0 });
  const newer = `newer within ${TAKEN_WITHIN_DAYS} days: ${summed(waiting)}`;
  say({ judge, what, result: `${newer}; excepted: ${summed(excepted)}`, ok: true });
};
