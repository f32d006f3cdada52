import { ReportLinks } from '../reports/report-links.tsx';
import { Compare } from './compare.tsx';
import { Curves } from './curves.tsx';
import { Downloads } from './downloads.tsx';
import { Rows } from './rows.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { fullName } from './unit-words.ts';
import type { Shown, ViewProps } from './view.tsx';

/** What stands below the first figures, and what they open; it comes in a file of its own. */
export function Further({ shown, url, scope }: ViewProps & { readonly shown: Shown }) {
  const { rollout } = shown;
  return (
    <>
      {url.state.before !== undefined && (
        <Compare url={url} scope={scope} from={url.state.before} to={rollout.on} />
      )}
      <Curves rollout={rollout} url={url} scope={scope} />
      <Rows rollout={rollout} url={url} scope={scope} />
      <Downloads url={url} scope={scope} />
      {rollout.within && (
        <ReportLinks
          key={rollout.within.id}
          unit={{ id: rollout.within.id, name: fullName(rollout.within) }}
          on={rollout.on}
          sample={shown.sample}
        />
      )}
      <UnitDialog url={url} scope={scope} />
    </>
  );
}
