import { useId, useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { send } from '../../../commands/send.ts';
import { ReorganisationsDocument, type ReorganisationsQuery } from '../../../generated/graphql.ts';
import { useAnswer } from '../../../graphql/questions.ts';
import { refusalOf } from '../../../graphql/refusal.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Answer } from '../../../ui/answer.tsx';
import { ReasonField } from '../../../ui/reason-field.tsx';
import { Table } from '../../../ui/table.tsx';
import { messages } from './messages.ts';
import { WANTING } from './wanting.ts';

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
          <Table caption={t.statesCaption} heads={[t.effectiveOn, t.decrees, t.opened, t.closed, t.wrong]}>
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

function WaysRight({ state: { effectiveOn, lines } }: Pick<StateProps, 'state'>) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const on = day(effectiveOn);
  return (
    <>
      {lines > MOST_LINES ? (
        <p className="hint">{t.tooLarge(number(lines))}</p>
      ) : (
        <Link href={`/units?form=reorganise&correct=${effectiveOn}`} aria-label={t.correctOf(on)}>
          {t.correct}
        </Link>
      )}
      <details>
        <summary aria-label={t.cancelOf(on)}>{t.cancel}</summary>
        <Cancellation effectiveOn={effectiveOn} />
      </details>
    </>
  );
}

function Cancellation({ effectiveOn }: { readonly effectiveOn: string }) {
  const t = useText(messages);
  const language = useLanguage();
  const id = useId();
  const [commandId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setFault(WANTING.reason[language]);
    void send({ name: 'cancelReorganisation', input: { commandId, effectiveOn, reason: reason.trim() } })
      .then(({ refused }) => refused)
      .catch(refusalOf)
      .then((refused) => setFault(refused?.message[language]));
  };
  return (
    <form onSubmit={submit} noValidate>
      <ReasonField id={id} label={t.cancelReason} value={reason} fault={fault} onChange={setReason} />
      <button type="submit">{t.cancel}</button>
    </form>
  );
}
