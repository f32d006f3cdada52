import { useState } from 'react';
import { Link } from 'wouter';
import { ReorganisationsDocument, type ReorganisationsQuery } from '../../../generated/graphql.ts';
import { useAnswer } from '../../../graphql/questions.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Answer } from '../../../ui/answer.tsx';
import { overFigures, Table } from '../../../ui/table.tsx';
import { DecisionForm } from '../../decisions/decision-form.tsx';
import { OnItsWay, useOnItsWay } from '../../decisions/on-its-way.tsx';
import { CANCELLATION } from './forms.ts';
import { messages } from './messages.ts';

/** What a form can still be read through; more goes by the interface for programs. */
export const MOST_LINES = 150;

/** Dated states on record, each with the way to put it right or to cancel it; the first can be neither. */
export function RecordedStates() {
  const t = useText(messages);
  return (
    <section aria-labelledby="states">
      <h3 id="states">{t.states}</h3>
      <Answer to={useAnswer(ReorganisationsDocument, {})}>
        {({ reorganisations }) => (
          <Table
            caption={t.statesCaption}
            heads={[t.effectiveOn, t.decrees, ...overFigures(t.opened, t.closed), t.wrong]}
          >
            {reorganisations.map((state, at) => (
              <StateRow key={state.effectiveOn} state={state} first={at === reorganisations.length - 1} />
            ))}
          </Table>
        )}
      </Answer>
    </section>
  );
}

interface StateProps {
  readonly state: ReorganisationsQuery['reorganisations'][number];
  readonly first: boolean;
}

function StateRow({ state, first }: StateProps) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const { effectiveOn, decrees, cancelled, opened, closed, reason } = state;
  return (
    <tr>
      <th scope="row">{day(effectiveOn)}</th>
      <td>
        {decrees.join('; ') || '–'}
        {reason && <span className="hint"> · {t.putRight(reason)}</span>}
      </td>
      <td className="figure">{number(opened)}</td>
      <td className="figure">{number(closed)}</td>
      <td>{cancelled ? t.cancelled : first ? '–' : <WaysRight state={state} />}</td>
    </tr>
  );
}

function WaysRight({ state: { version, effectiveOn, lines } }: Pick<StateProps, 'state'>) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const on = day(effectiveOn);
  const [sending, setSending] = useState(false);
  const onItsWay = useOnItsWay(effectiveOn);
  return (
    <>
      {lines > MOST_LINES ? (
        <p className="hint">{t.tooLarge(number(lines))}</p>
      ) : (
        <Link href={`/units?form=reorganise&correct=${effectiveOn}`} aria-label={t.correctOf(on)}>
          {t.correct}
        </Link>
      )}
      {onItsWay && !sending ? (
        <OnItsWay queued={onItsWay} />
      ) : (
        <DecisionForm
          form={CANCELLATION}
          about={effectiveOn}
          named={t.cancelOf(on)}
          input={{ effectiveOn, expectedVersion: version }}
          means={t.cancelMeans}
          onSend={() => setSending(true)}
          onDone={() => setSending(false)}
        />
      )}
    </>
  );
}
