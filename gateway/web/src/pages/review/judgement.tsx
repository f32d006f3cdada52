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
  /** The version that the account has looked at; a decision is on this one, whatever has arrived since. */
  readonly seen: number;
  /** Counts the answers: each begins the forms anew with what is kept of them. */
  readonly round: number;
  readonly sending?: boolean;
  readonly action?: Action;
  readonly refused?: RefusedCommand | undefined;
}

/** What the account may do with the review now; what it may not is not offered, and why is said. */
export function Judgement({ review }: { readonly review: OpenReview }) {
  const t = useText(messages);
  const [decided, setDecided] = useState<Decided>({ seen: review.version, round: 0 });
  const { seen, round, sending } = decided;
  const onItsWay = useOnItsWay(review.id);
  const finish = (action: Action, outcome: Dispatched | undefined) => {
    if (!outcome || outcome.kept) return setDecided({ seen, round });
    // Somebody else may have been first: what stands now is shown.
    if (outcome.refused) void questions.invalidateQueries();
    setDecided({
      seen: stands(outcome) ?? seen,
      round: round + 1,
      action,
      refused: outcome.refused,
    });
  };
  if (review.withdrawn || !mayAs(['recorder', 'admin'])) return null;
  return (
    <section className="panel no-print" aria-labelledby="judgement">
      <h3 id="judgement">{t.judgement}</h3>
      <Said decided={decided} meanwhile={!sending && review.version > seen} />
      {onItsWay && !sending ? (
        <OnItsWay queued={onItsWay} />
      ) : (
        <Offered
          key={round}
          review={review}
          seen={seen}
          onSend={() => setDecided({ seen, round, sending: true })}
          onDone={finish}
        />
      )}
    </section>
  );
}

interface SaidProps {
  readonly decided: Decided;
  /** True: somebody else changed it since. */
  readonly meanwhile: boolean;
}

/** What came of the last decision, and that it is no longer what was looked at. */
function Said({ decided: { action, refused }, meanwhile }: SaidProps) {
  const t = useText(messages);
  const language = useLanguage();
  const done = action && !refused ? t.done[action] : '';
  return (
    <>
      <p role="status" className={meanwhile ? 'PARTLY' : ''}>
        {meanwhile ? t.changedMeanwhile : done}
      </p>
      {refused && (
        <p role="alert" className="fault">
          {refused.message[language]}
        </p>
      )}
    </>
  );
}

/** The version that the record has after a decision or the refusal of one. */
function stands({ version, refused }: Dispatched): number | undefined {
  return refused?.code === 'VERSION_CONFLICT' ? Number(refused.facts['version']) : version;
}
