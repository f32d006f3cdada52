import { dayOf } from '@trienkhai/kernel/day';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { StandingDocument } from '../../generated/graphql.ts';
import { nameOf } from '../../graphql/operation.ts';
import { questions } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Select } from '../../ui/select.tsx';
import { recordingOf } from './form/commands.ts';
import type { Form, Values } from './form/form.ts';
import { withoutBlankRows } from './form/values.ts';
import { FormFrame } from './form-frame.tsx';
import { FREQUENT, GROUPS, RECORDINGS } from './forms/forms.ts';
import { messages } from './messages.ts';
import { MetAlready } from './met-already.tsx';
import { DraftKept, Recorded, type RecordedProps } from './recorded.tsx';
import { useOfferedRecordings } from './use-offered.ts';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';

interface RecordFormProps {
  readonly unit: string;
  readonly account: string;
  readonly form: Form;
  /** What was picked from what is expected. */
  readonly picked: Values | undefined;
  readonly onForm: (name: string) => void;
}

/** One screen to say what was done; kept while it is written, and sent as often as it takes. */
export function RecordForm(props: RecordFormProps) {
  const t = useText(messages);
  const { form, unit, picked, onForm } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (picked !== undefined) heading.current?.focus();
  }, [picked]);
  const { draft, change, submit, sending, recorded, begin } = useRecording(props);
  return (
    <section className="panel recording" aria-labelledby="log">
      <h2 id="log" ref={heading} tabIndex={-1}>
        {t.form}
      </h2>
      <FormChoice form={form} unit={unit} onForm={onForm} />
      <FormFrame
        fields={form.fields}
        day={form.day}
        unit={unit}
        values={draft}
        faults={sending.faults}
        onChange={change}
        onSubmit={submit}
      >
        {!sending.busy && <MetAlready form={form} written={draft} onDiscard={begin} />}
        <DraftKept />
        <button type="submit" disabled={sending.busy}>
          {sending.busy ? t.sending : t.send}
        </button>
        <div role="status">{recorded && <Recorded form={form} {...recorded} />}</div>
      </FormFrame>
    </section>
  );
}

/** What boards record most comes first, the rest under headings. */
function FormChoice({ form, unit, onForm }: Pick<RecordFormProps, 'form' | 'unit' | 'onForm'>) {
  const t = useText(messages);
  const language = useLanguage();
  const offered = useOfferedRecordings(RECORDINGS, unit);
  const named = (forms: readonly Form[]) =>
    forms
      .filter((each) => each === form || offered.includes(each))
      .map(({ name, title }) => [name, title[language]] as const);
  const groups = GROUPS.map(({ title, forms }) => ({ heading: title[language], options: named(forms) }));
  return (
    <Select
      label={t.what}
      value={form.name}
      options={named(FREQUENT)}
      groups={groups.filter(({ options }) => options.length > 0)}
      onChange={onForm}
    />
  );
}

function useRecording({ form, unit, account, picked }: RecordFormProps) {
  const today = dayOf(new Date());
  const { draft, keep, change, begin } = useDraft(
    form.name,
    account,
    form.start?.({ unit, today }) ?? {},
    picked,
  );
  const sending = useSending(form.name, form.fields);
  const [recorded, setRecorded] = useState<Omit<RecordedProps, 'form'>>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const written = withoutBlankRows(form.fields, draft);
    keep(written);
    setRecorded(undefined);
    const outcome = await sending.submit(recordingOf(form, written, today), written);
    // What it met may have been recorded this very moment.
    if (outcome?.refused) void questions.invalidateQueries({ queryKey: [nameOf(StandingDocument)] });
    if (!outcome || outcome.refused) return;
    setRecorded({ id: outcome.nodeId, kept: outcome.kept, values: written });
    begin();
  };
  return { draft, change, submit, sending, recorded, begin };
}
