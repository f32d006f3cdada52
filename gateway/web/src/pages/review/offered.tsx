import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ReviewRehearsalDocument, type ReviewRehearsalMutation } from '../../generated/graphql.ts';
import { nameOf } from '../../graphql/operation.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Dispatched } from '../../outbox/outbox.ts';
import { isOf, useSession } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { DecisionForm } from '../decisions/decision-form.tsx';
import { JUDGEMENTS } from './judgements.ts';
import { POSSIBLE, rehearseAll, type Action } from './judging.ts';
import { messages } from './messages.ts';
import type { OpenReview } from './review-view.tsx';

interface OfferedProps {
  readonly review: OpenReview;
  /** The version that is decided on. */
  readonly seen: number;
  readonly onSend: () => void;
  readonly onDone: (action: Action, outcome: Dispatched | undefined) => void;
}

/** The actions that the account may take now, as a rehearsal says. */
export function Offered(props: OfferedProps) {
  const { id, version } = props.review;
  const account = useSession()!.id;
  const answer = useQuery({
    queryKey: [nameOf(ReviewRehearsalDocument), { id, version, account }],
    queryFn: ({ signal }) => rehearseAll(id, signal),
  });
  return <Answer to={answer}>{(rehearsed) => <Actions {...props} rehearsed={rehearsed} />}</Answer>;
}

interface ActionsProps extends OfferedProps {
  readonly rehearsed: ReviewRehearsalMutation;
}

function Actions({ review, seen, rehearsed, onSend, onDone }: ActionsProps) {
  const t = useText(messages);
  const { id, version } = review;
  const own = isOf(useSession()!, review.unit.id);
  const offered = POSSIBLE[review.state].filter(
    // Whoever is above may submit for the unit as well, and yet it is the unit's own to do.
    (action) => rehearsed[action].ok && (own || action !== 'resubmit'),
  );
  return (
    <>
      {offered.map((action) => (
        <DecisionForm
          key={`${action} ${version}`}
          form={JUDGEMENTS[action]}
          about={id}
          input={{ review: id, expectedVersion: seen }}
          means={t.means[action]}
          onSend={onSend}
          onDone={(outcome) => onDone(action, outcome)}
        />
      ))}
      {own && review.state !== 'APPROVED' && (
        <p>
          <Link href={`/log?form=review&correct=${id}`}>{t.correct}</Link>
        </p>
      )}
      {offered.length === 0 && <WhyNot review={review} rehearsed={rehearsed} />}
    </>
  );
}

/** Why the account does not judge what waits to be judged; else that it waits for others. */
function WhyNot({ review: { state }, rehearsed }: Pick<ActionsProps, 'review' | 'rehearsed'>) {
  const t = useText(messages);
  const language = useLanguage();
  const judging = POSSIBLE[state].find((action) => action === 'approve' || action === 'unlock');
  const refusal = judging && rehearsed[judging].error;
  return <p className="hint">{refusal ? refusal.message[language] : t.nothingToDo}</p>;
}
