import { Link } from 'wouter';
import { ReorganisationContentDocument, ReorganisationsDocument } from '../../../generated/graphql.ts';
import { useAnswer } from '../../../graphql/questions.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Answer } from '../../../ui/answer.tsx';
import { History } from '../../history/history.tsx';
import { useChangesOf } from '../../history/use-changes-of.ts';
import { messages } from './messages.ts';
import { PlanForm } from './plan-form.tsx';
import { emptyPlan } from './plan.ts';
import { planOf } from './recorded-plan.ts';
import { MOST_LINES, RecordedStates } from './recorded-states.tsx';

/** One resolution on one day, new or put right; below it, what is recorded already. */
export function Reorganise({ correct }: { readonly correct: string | undefined }) {
  const t = useText(messages);
  useChangesOf(`reorganisation:${correct ?? 'new'}`, ReorganisationsDocument, ReorganisationContentDocument);
  return (
    <section aria-labelledby="reorganise">
      <p>
        <Link href="/units">{t.back}</Link>
      </p>
      <h2 id="reorganise">{t.heading}</h2>
      <p className="lead">{t.about}</p>
      {correct === undefined ? (
        <PlanForm key="new" begun={emptyPlan()} />
      ) : (
        <Correction key={correct} day={correct} />
      )}
      <RecordedStates />
    </section>
  );
}

/** The form with what is recorded for the day in it. */
function Correction({ day }: { readonly day: string }) {
  const t = useText(messages);
  const format = useFormat();
  const answer = useAnswer(ReorganisationContentDocument, { effectiveOn: day });
  return (
    <Answer to={answer}>
      {({ reorganisations: [recorded] }) => {
        if (!recorded) return <p role="alert">{t.noState(format.day(day))}</p>;
        if (recorded.lines > MOST_LINES)
          return <p role="alert">{t.tooLarge(format.number(recorded.lines))}</p>;
        return (
          <>
            <PlanForm begun={planOf(recorded)} correcting={recorded} />
            <h3>{t.historyOf(format.day(day))}</h3>
            <History id={`reorganisation:${day}`} knownAt={undefined} />
          </>
        );
      }}
    </Answer>
  );
}
