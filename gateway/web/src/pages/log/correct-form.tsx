import { dayOf } from '@trienkhai/kernel/day';
import { useMemo, useState, type FormEvent } from 'react';
import { RecordedDocument, type RecordedQuery } from '../../generated/graphql.ts';
import { nameOf } from '../../graphql/operation.ts';
import { questions } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { ChangedList } from './changed-list.tsx';
import { changedFields } from './form/changed.ts';
import {
  correctedFields,
  correctionOf,
  REASON,
  withdrawalOf,
  type Ready,
  type Recorded,
} from './form/commands.ts';
import type { Form, Stored } from './form/form.ts';
import { writeSubject } from './form/subject.ts';
import { valuesOf } from './form/stored.ts';
import { textIn, withoutBlankRows } from './form/values.ts';
import { FormFrame } from './form-frame.tsx';
import { messages } from './messages.ts';
import { DraftKept } from './recorded.tsx';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';

/** What became of it; `kept`: it waits on this machine. */
export type Done = 'recorded' | 'corrected' | 'withdrawn' | 'kept';

interface CorrectFormProps {
  readonly form: Form;
  readonly unit: string;
  readonly account: string;
  readonly recorded: Recorded;
  /** What stands of it now. */
  readonly stored: Stored;
  /** How it came to say that. */
  readonly changed: RecordedQuery['history']['nodes'][number] | undefined;
  readonly onDone: (what: Done) => Promise<void>;
}

/** The form with what was recorded, and what will differ; one that only adds to it begins anew. */
export function CorrectForm(props: CorrectFormProps) {
  const t = useText(messages);
  const { form, unit } = props;
  const { fields, draft, changes, change, correct, withdraw, sending, finishing } = useCorrection(props);
  const busy = sending.busy || finishing;
  return (
    <FormFrame
      fields={fields}
      day={form.day}
      unit={unit}
      values={draft}
      faults={sending.faults}
      correcting={!form.further}
      onChange={change}
      onSubmit={correct}
    >
      <Meanwhile {...props} begunWith={busy ? undefined : textIn(draft.begunWith)} />
      {form.further !== 'adds' && <ChangedList changes={changes} />}
      <DraftKept />
      <button type="submit" disabled={busy}>
        {busy ? t.sending : form.further ? t.send : t.correct}
      </button>{' '}
      {!form.further && <Withdrawal form={form} busy={busy} onWithdraw={withdraw} />}
    </FormFrame>
  );
}

/** What somebody else did to the record while the correction is being written. */
function Meanwhile({
  recorded,
  changed,
  begunWith,
}: CorrectFormProps & { readonly begunWith: string | undefined }) {
  const t = useText(messages);
  const { instant } = useFormat();
  const others = changed && begunWith !== undefined && String(recorded.version) !== begunWith;
  return (
    <p role="status" className="late">
      {others ? t.changedMeanwhile(changed.actor, instant(changed.recordedAt)) : ''}
    </p>
  );
}

interface WithdrawalProps {
  readonly form: Form;
  readonly busy: boolean;
  readonly onWithdraw: () => Promise<void>;
}

function Withdrawal({ form, busy, onWithdraw }: WithdrawalProps) {
  const t = useText(messages);
  if (!form.correction?.withdrawal) return <span className="hint">{t.noWithdrawal}</span>;
  return (
    <button type="button" disabled={busy} onClick={() => void onWithdraw()}>
      {t.withdraw}
    </button>
  );
}

const UNCHANGED: Ready = {
  faults: [{ path: [], message: { vi: messages.vi.unchanged, en: messages.en.unchanged } }],
};

function useCorrection({ form, account, unit, recorded, stored, onDone }: CorrectFormProps) {
  const today = dayOf(new Date());
  const fields = useMemo(() => correctedFields(form), [form]);
  const before = useMemo(() => {
    return form.further === 'adds' ? (form.start?.({ unit, today }) ?? {}) : valuesOf(form.fields, stored);
  }, [form, stored, unit, today]);
  const name = `${form.name}.${writeSubject(recorded)}`;
  const begun = { ...before, begunWith: String(recorded.version) };
  const { draft, keep, change, begin } = useDraft(name, account, begun);
  // Judged by what its writer began with, not by what has arrived on the page since.
  const seen = { ...recorded, version: Number(draft.begunWith) };
  const sending = useSending(name, fields);
  const [finishing, setFinishing] = useState(false);
  const written = withoutBlankRows(form.fields, draft);
  const told = form.fields.filter((field) => field !== REASON);
  const changes = changedFields(told, before, written);
  const finish = async (ready: Ready, what: Exclude<Done, 'kept'>) => {
    const outcome = await sending.submit(ready, written);
    if (outcome?.refused?.code === 'VERSION_CONFLICT') {
      // Somebody else changed it: what stands now is shown beside what was written.
      await questions.invalidateQueries({ queryKey: [nameOf(RecordedDocument)] });
      const begunWith = String(outcome.refused.facts['version']);
      keep({ ...written, commandId: crypto.randomUUID(), begunWith });
    }
    if (!outcome || outcome.refused) return;
    setFinishing(true);
    begin();
    await onDone(outcome.kept ? 'kept' : what);
  };
  const correct = async (event: FormEvent) => {
    event.preventDefault();
    keep(written);
    const ready = correctionOf(form, seen, written, today);
    const nothing = form.further !== 'adds' && changes.length === 0;
    await finish(nothing ? UNCHANGED : ready, form.further ? 'recorded' : 'corrected');
  };
  const withdraw = () => finish(withdrawalOf(form, seen, draft, today), 'withdrawn');
  return { fields, draft, changes, change, correct, withdraw, sending, finishing };
}
