import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Fact } from '../../ui/fact.tsx';
import { DirectiveLink } from '../directives/directive-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './messages.ts';
import type { OpenReview } from './review-view.tsx';

/** What the review says of itself, who brought it where it stands, and why. */
export function ReviewFacts({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const { period, directive, heldOn, publishedOn, afterYears } = review;
  return (
    <>
      <Standing review={review} />
      <dl className="facts">
        <Fact term={t.unit}>
          <UnitLink unit={review.unit} />
        </Fact>
        {directive && (
          <Fact term={t.directive}>
            <DirectiveLink directive={directive} />
          </Fact>
        )}
        {period && (
          <Fact term={t.period}>
            {day(period.from)} – {period.closed ? day(period.to) : `${day(period.to)} (${t.stillRunning})`}
          </Fact>
        )}
        <Fact term={t.heldOn}>{heldOn ? day(heldOn) : t.notStated}</Fact>
        {publishedOn && <Fact term={t.publishedOn}>{day(publishedOn)}</Fact>}
        {typeof afterYears === 'number' && <Fact term={t.afterYears}>{t.years(number(afterYears))}</Fact>}
        <Fact term={t.submittedBy}>{review.submittedBy ?? t.notStated}</Fact>
      </dl>
      <Conclusions review={review} />
      <Next review={review} />
    </>
  );
}

/** Why it was sent back or opened again; who approved it, and what differs from that now. */
function Standing({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const { instant, number } = useFormat();
  const { returnedReason, unlockedReason, approvedAt, approvedBy, changesSinceApproval: changes } = review;
  return (
    <>
      {review.withdrawn && <p className="late">{t.withdrawn}</p>}
      {returnedReason && <p className="late">{t.returnedBecause(returnedReason)}</p>}
      {unlockedReason && <p className="PARTLY">{t.unlockedBecause(unlockedReason)}</p>}
      {approvedAt && <p>{t.approvedBy(approvedBy ?? t.notStated, instant(approvedAt))}</p>}
      {changes > 0 && <p className="late">{t.changedSinceApproval(number(changes))}</p>}
    </>
  );
}

function Conclusions({ review: { conclusions } }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const { day } = useFormat();
  if (conclusions.length === 0) return null;
  return (
    <>
      <h3>{t.conclusions}</h3>
      <ol>
        {conclusions.map(({ text, owner, dueOn }, at) => (
          <li key={at}>
            {text}{' '}
            <span className="hint">
              {[owner ? fullName(owner) : '', dueOn ? t.due(day(dueOn)) : ''].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Next({ review: { next } }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const { kinds } = useText(words);
  const { day, number } = useFormat();
  if (!next) return null;
  return (
    <>
      <h3>{t.next(next.label ?? `${day(next.from)} – ${day(next.to)}`)}</h3>
      {next.document && <DirectiveLink directive={next.document} />}
      <ul>
        {next.planned.map(({ kind, count, note }) => (
          <li key={kind}>
            {number(count)} {kinds[kind] ?? kind} {note && <span className="hint">{note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
