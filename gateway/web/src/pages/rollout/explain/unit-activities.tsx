import { ACTIVITY_WORDS, BOUND_WORDS, HEADCOUNT_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { words } from '../../../i18n/words.ts';
import { FactList } from '../../facts/fact-list.tsx';
import type { UnitRow } from '../unit-dialog.tsx';
import { messages } from './messages.ts';

type Total = UnitRow['activities'][number];

interface UnitActivitiesProps {
  readonly activities: readonly Total[];
  readonly knownAt: string | null;
}

/** What a unit did under the document, down to the sessions and reports. */
export function UnitActivities({ activities, knownAt }: UnitActivitiesProps) {
  const t = useText(messages);
  if (activities.length === 0) return null;
  return (
    <>
      <h3>{t.activities}</h3>
      {activities.map((total) => (
        <div key={[total.kind, ...total.covers].join()}>
          <p>
            <Said total={total} />
          </p>
          <FactList facts={total.evidence} knownAt={knownAt} />
          {total.uncounted.length > 0 && (
            <>
              <p>{t.uncounted}</p>
              <FactList facts={total.uncounted} knownAt={knownAt} />
            </>
          )}
        </div>
      ))}
    </>
  );
}

function Said({ total: { kind, count, people } }: { readonly total: Total }) {
  const t = useText(messages);
  const kinds = useText(ACTIVITY_WORDS);
  const counted = useText(HEADCOUNT_WORDS);
  const bounds = useText(BOUND_WORDS);
  const { unknown } = useText(words);
  const { number } = useFormat();
  const name = kind ? (kinds[kind] ?? kind) : t.several;
  const heads = people.map(
    ({ unit, value, qualifier }) => `${bounds[qualifier]}${number(value)} ${counted[unit]}`,
  );
  const held = typeof count === 'number' ? number(count) : unknown;
  return [t.activity(name, held), ...heads].join(' · ');
}
