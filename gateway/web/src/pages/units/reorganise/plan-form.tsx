import { useEffect, useId, useRef } from 'react';
import { Link } from 'wouter';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { FaultSummary } from '../../../ui/fault-summary.tsx';
import { ReasonField } from '../../../ui/reason-field.tsx';
import { DraftKept, Kept } from '../../log/recorded.tsx';
import { anchorOf } from './faulty.tsx';
import { messages } from './messages.ts';
import { REASON, type Fault } from './missing.ts';
import { Overtaken } from './overtaken.tsx';
import { PlanFields } from './plan-fields.tsx';
import type { Plan } from './plan.ts';
import { Preview } from './preview.tsx';
import { StartOver } from './start-over.tsx';
import type { PutRight } from './use-plan-draft.ts';
import { useReorganisation } from './use-reorganisation.ts';

interface PlanFormProps {
  readonly begun: Plan;
  /** The recorded state that is put right; absent: it is a new one. */
  readonly correcting?: PutRight;
}

/** Written, checked against the rules, looked at once more, then recorded. */
export function PlanForm({ begun, correcting }: PlanFormProps) {
  const t = useText(messages);
  const form = useReorganisation(begun, correcting);
  const { plan, step, faults, refused } = form;
  const overtaken = plan.begunWith !== correcting?.recordedAt;
  if (step === 'kept') return <Kept />;
  if (step === 'recorded') return <Done on={plan.effectiveOn ?? ''} />;
  return (
    <>
      {faults.length > 0 && <Faults faults={faults} />}
      <form onSubmit={form.check} noValidate>
        <PlanFields plan={plan} faults={faults} change={form.change} />
        {correcting && (
          <Reason said={plan.reason} faults={faults} onChange={(reason) => form.change({ reason })} />
        )}
        <DraftKept />
        <button type="submit" disabled={step === 'checking'}>
          {step === 'checking' ? t.checking : t.check}
        </button>{' '}
        {(form.begun || overtaken) && <StartOver onSure={form.restart} />}
      </form>
      {correcting && overtaken && <Overtaken by={correcting} recorded={begun} written={plan} />}
      {(step === 'passed' || step === 'recording') && (
        <Passed plan={plan} recording={step === 'recording'} record={() => void form.record()} />
      )}
      {refused && <Refusal says={refused} />}
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  const heading = t.faults(number(faults.length));
  return <FaultSummary heading={heading} faults={faults} placeOf={({ place }) => anchorOf(place)} />;
}

interface ReasonProps {
  readonly said: string;
  readonly faults: readonly Fault[];
  readonly onChange: (reason: string) => void;
}

/** Why a recorded state is put right. */
function Reason({ said, faults, onChange }: ReasonProps) {
  const t = useText(messages);
  const language = useLanguage();
  const id = useId();
  const fault = faults.find(({ place }) => place === REASON)?.message[language];
  return (
    <div id={anchorOf(REASON)} tabIndex={-1}>
      <ReasonField id={id} label={t.correctionReason} value={said} fault={fault} onChange={onChange} />
    </div>
  );
}

function Refusal({ says }: { readonly says: string }) {
  return (
    <p className="fault" role="alert">
      {says}
    </p>
  );
}

interface PassedProps {
  readonly plan: Plan;
  readonly recording: boolean;
  readonly record: () => void;
}

/** Nothing is wrong: what it would do, and the way to record it. */
function Passed({ plan, recording, record }: PassedProps) {
  const t = useText(messages);
  const heading = useFocus();
  return (
    <section className="panel" aria-labelledby="preview">
      <h3 id="preview" ref={heading} tabIndex={-1}>
        {t.preview}
      </h3>
      <p className="EXACT">{t.passes}</p>
      <Preview plan={plan} />
      <button type="button" className="action" disabled={recording} onClick={record}>
        {recording ? t.recording : t.record}
      </button>
    </section>
  );
}

function Done({ on }: { readonly on: string }) {
  const t = useText(messages);
  const { day } = useFormat();
  const heading = useFocus();
  return (
    <section className="panel" aria-labelledby="recorded">
      <h3 id="recorded" ref={heading} tabIndex={-1}>
        {t.recorded(day(on))}
      </h3>
      <Link className="action" href={`/units?on=${on}`}>
        {t.seeTree}
      </Link>
    </section>
  );
}

/** The heading of what has just appeared takes the focus. */
function useFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
