import type { Level } from '@trienkhai/kernel/vocabulary';
import type { ReportWantedFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import type { Values } from './form/form.ts';
import { messages } from './messages.ts';

/** Opens a form with what is known of it already. */
export type OnRecord = (form: string, values: Values) => void;

interface ReportsWantedProps {
  readonly heading: string;
  readonly wanted: readonly ReportWantedFragment[];
  /** Level of the board's own unit. */
  readonly level: Level;
  readonly urgent?: boolean;
  readonly onRecord: OnRecord;
}

/** Periods for which the board, or units below it, have not reported. */
export function ReportsWanted({ heading, wanted, level, urgent, onRecord }: ReportsWantedProps) {
  const t = useText(messages);
  const { number, day } = useFormat();
  const word = useText(words);
  if (wanted.length === 0) return null;
  return (
    <section className="panel">
      <h3 className={urgent ? 'fault' : ''}>
        {heading} ({number(wanted.length)})
      </h3>
      <ul className="awaited">
        {wanted.map((each) => (
          <li key={`${each.period.id} ${each.level}`}>
            <p>
              {each.period.label}{' '}
              <span className="hint">
                {t.due(day(each.dueOn))},{' '}
                {each.daysLeft < 0 ? t.daysLate(number(-each.daysLeft)) : t.daysLeft(number(each.daysLeft))}
              </span>
            </p>
            {each.level === level ? (
              <Ways wanted={each} onRecord={onRecord} />
            ) : (
              <span>{t.below(word.level[each.level], number(each.missing))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A period is reported on with figures or a review; some ask for a review of one kind. */
function Ways({ wanted: { period }, onRecord }: { wanted: ReportWantedFragment; onRecord: OnRecord }) {
  const t = useText(messages);
  const { label, from, reviewKind } = period;
  const days = { period: { from, to: period.to ?? '', label } };
  const kind = reviewKind ?? KINDS[period.kind];
  return (
    <div className="ways">
      <button type="button" aria-label={t.reportOf(label)} onClick={() => onRecord('figures', days)}>
        {t.report}
      </button>
      {kind && (
        <button
          type="button"
          aria-label={t.reviewOf(label)}
          onClick={() => onRecord('review', { kind, ...days })}
        >
          {t.review}
        </button>
      )}
    </div>
  );
}

/** The review that is usual at the end of a period. */
const KINDS: Partial<Record<ReportWantedFragment['period']['kind'], string>> = {
  QUARTER: 'QUARTER',
  HALF_YEAR: 'HALF_YEAR',
  YEAR: 'YEAR_END',
};
