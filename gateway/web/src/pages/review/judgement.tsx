import { useState } from 'react';
import type { RefusedCommand } from '../../commands/send.ts';
import { questions } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Dispatched } from '../../outbox/outbox.ts';
import { mayAs } from '../../session/session.ts';
import { OnItsWay, useOnItsWay } from '../decisions/on-its-way.tsx';
import type { Action } from './judging.ts';
import { messages } from './messages.ts';
import { Offered } from './offered.tsx';
import type { OpenReview } from './review-view.tsx';

/** What became of what was decided here last. */
interface Decided {
  /** Counts the answers: each begins the forms anew with what is kept of them. */
  readonly round: number;
  readonly sending?: boolean;
  readonly action?: Action;
  readonly refused?: RefusedCommand | undefined;
}

/** What the account may do with the review now; what it may not is not offered, and why is said. */
export function Judgement({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const language = useLanguage();
  const [{ round, sending, action, refused }, setDecided] = useState<Decided>({ round: 0 });
  const [seen] = useState(review.version);
  const onItsWay = useOnItsWay(review.id);
  const finish = (decided: Action, outcome: Dispatched | undefined) => {
    if (!outcome || outcome.kept) return setDecided({ round });
    // Somebody else may have been first: what stands now is shown.
    if (outcome.refused) void questions.invalidateQueries();
    setDecided({ round: round + 1, action: decided, refused: outcome.refused });
  };
  if (review.withdrawn || !mayAs(['recorder', 'admin'])) return null;
  const meanwhile = review.version === seen ? '' : t.changedMeanwhile;
  const said = action ? t.done[action] : meanwhile;
  return (
    <section className="panel no-print" aria-labelledby="judgement">
      <h3 id="judgement">{t.judgement}</h3>
      <p role="status">{refused ? '' : said}</p>
      {refused && (
        <p role="alert" className="fault">
          {refused.message[language]}
        </p>
      )}
      {onItsWay && !sending ? (
        <OnItsWay queued={onItsWay} />
      ) : (
        <Offered
          key={round}
          review={review}
          onSend={() => setDecided({ round, sending: true })}
          onDone={finish}
        />
      )}
    </section>
  );
}
