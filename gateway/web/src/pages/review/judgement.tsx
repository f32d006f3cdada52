import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ReviewRehearsalDocument, type ReviewRehearsalMutation } from '../../generated/graphql.ts';
import { nameOf, questions } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { isOf } from '../../session/account.ts';
import { mayAs, useSession } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { ActionForm } from './action-form.tsx';
import { POSSIBLE, rehearseAll, type Action } from './judging.ts';
import { messages } from './messages.ts';
import type { OpenReview } from './review-view.tsx';

/** What the account may do with the review now; what it may not is not offered, and why is said. */
export function Judgement({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const [done, setDone] = useState<Action>();
  const finish = (action: Action) => {
    setDone(action);
    void questions.invalidateQueries();
  };
  if (review.withdrawn || !mayAs(['recorder', 'admin'])) return null;
  return (
    <section className="panel no-print" aria-labelledby="judgement">
      <h3 id="judgement">{t.judgement}</h3>
      <p role="status">{done ? t.done[done] : ''}</p>
      <Offered review={review} onDone={finish} />
    </section>
  );
}

interface OfferedProps {
  readonly review: OpenReview;
  readonly onDone: (action: Action) => void;
}

function Offered({ review, onDone }: OfferedProps) {
  const { id, version } = review;
  const session = useSession()!;
  const account = session.id;
  const own = isOf(session, review.unit.id);
  const answer = useQuery({
    queryKey: [nameOf(ReviewRehearsalDocument), { id, version, account }],
    queryFn: ({ signal }) => rehearseAll(id, signal),
  });
  return (
    <Answer to={answer}>
      {(rehearsed) => {
        const offered = POSSIBLE[review.state].filter(
          // Whoever is above may submit for the unit as well, and yet it is the unit's own to do.
          (action) => rehearsed[action].ok && (own || action !== 'resubmit'),
        );
        return (
          <>
            {offered.map((action) => (
              <ActionForm
                key={`${action} ${version}`}
                action={action}
                review={id}
                version={version}
                onDone={() => onDone(action)}
              />
            ))}
            {own && review.state !== 'APPROVED' && <Correction review={id} />}
            {offered.length === 0 && <WhyNot review={review} rehearsed={rehearsed} />}
          </>
        );
      }}
    </Answer>
  );
}

function Correction({ review }: { readonly review: string }) {
  const t = useText(messages);
  return (
    <p>
      <Link href={`/log?form=review&correct=${review}`}>{t.correct}</Link>
    </p>
  );
}

interface WhyNotProps {
  readonly review: OpenReview;
  readonly rehearsed: ReviewRehearsalMutation;
}

/** Why the account does not judge what waits to be judged; else that it waits for others. */
function WhyNot({ review: { state }, rehearsed }: WhyNotProps) {
  const t = useText(messages);
  const language = useLanguage();
  const judging = POSSIBLE[state].find((action) => action === 'approve' || action === 'unlock');
  const refusal = judging && rehearsed[judging].error;
  return <p className="hint">{refusal ? refusal.message[language] : t.nothingToDo}</p>;
}
