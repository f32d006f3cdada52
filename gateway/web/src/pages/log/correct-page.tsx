import { useState } from 'react';
import { Link } from 'wouter';
import { RecordedDocument, type RecordedQuery } from '../../generated/graphql.ts';
import { nameOf } from '../../graphql/operation.ts';
import { questions, KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Answer } from '../../ui/answer.tsx';
import { History } from '../history/history.tsx';
import { useChangesOf } from '../history/use-changes-of.ts';
import { CorrectForm, type Done } from './correct-form.tsx';
import type { Form, Subject } from './form/form.ts';
import { standing } from './form/stored.ts';
import { foundIn } from './forms/forms.ts';
import { LeftUnsaid } from './left-unsaid.tsx';
import { messages } from './messages.ts';
import { OfferedForms } from './offered-forms.tsx';
import { Kept } from './recorded.tsx';

interface CorrectPageProps {
  readonly form: Form;
  /** What is to be put right, or spoken of further. */
  readonly subject: Subject;
  readonly unit: string;
  readonly account: string;
}

/** Puts one record right or takes it back, with its history below. */
export function CorrectPage(props: CorrectPageProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { form, subject } = props;
  const { id } = subject;
  const title = form.title[language];
  const answer = useAnswer(RecordedDocument, { id }, KEPT);
  useChangesOf(id, RecordedDocument);
  return (
    <section className="panel recording" aria-labelledby="correct">
      <h2 id="correct">{form.further ? title : t.correcting(title)}</h2>
      <p>
        <Link href="/log">{t.backToLog}</Link>
      </p>
      <Answer to={answer}>{(recorded) => <Standing {...props} recorded={recorded} />}</Answer>
      <h3>{t.history}</h3>
      <History id={id} knownAt={undefined} />
    </section>
  );
}

function Standing({ recorded, ...props }: CorrectPageProps & { readonly recorded: RecordedQuery }) {
  const t = useText(messages);
  const language = useLanguage();
  const [done, setDone] = useState<{ readonly what: Done; readonly round: number }>();
  const { form, subject } = props;
  const { node, history } = recorded;
  const record = standing(history.nodes);
  const found = record && foundIn(form, record, subject.year);
  const barred = found && form.correction?.barred?.(found);
  const finish = async (what: Done) => {
    // What it says now is what the next correction begins with.
    await questions.invalidateQueries({ queryKey: [nameOf(RecordedDocument)] });
    setDone({ what, round: (done?.round ?? 0) + 1 });
  };
  return (
    <>
      <div role="status">{done?.what === 'kept' ? <Kept /> : done && <p>{t.done[done.what]}</p>}</div>
      {found && !barred ? (
        <CorrectForm
          {...props}
          form={form.fieldsOf ? { ...form, fields: form.fieldsOf(found) } : form}
          key={done?.round ?? 0}
          recorded={{ ...subject, version: node?.version ?? 0 }}
          stored={found}
          changed={history.nodes.at(-1)}
          onDone={finish}
        />
      ) : (
        <p>{barred?.[language] ?? whyNot(recorded, t)}</p>
      )}
      {(barred || !found) && <LeftUnsaid {...props} stored={found} last={history.nodes.at(-1)} />}
      {record && (barred || !found) && <OfferedForms subject={subject} stored={record} />}
    </>
  );
}

function whyNot({ history }: RecordedQuery, t: (typeof messages)['vi']): string {
  const last = history.nodes.at(-1);
  if (!last) return t.unknownRecord;
  return last.withdrew ? t.alreadyWithdrawn(last.reason ?? '') : t.otherForm;
}
