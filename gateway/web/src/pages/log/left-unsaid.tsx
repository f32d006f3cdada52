import { useState } from 'react';
import type { RecordedQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages as words } from '../../outbox/messages.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { eventName } from '../history/event-names.ts';
import { Said } from './changed-list.tsx';
import { changedFields } from './form/changed.ts';
import { correctedFields } from './form/commands.ts';
import { dropDraft, hasDraft, openDraft, type Draft } from './form/draft.ts';
import type { Form, Stored, Subject } from './form/form.ts';
import { labelOf } from './form/labels.ts';
import { writeSubject } from './form/subject.ts';
import { valuesOf } from './form/stored.ts';
import { messages } from './messages.ts';

interface LeftUnsaidProps {
  readonly form: Form;
  readonly subject: Subject;
  readonly account: string;
  /** What stands of the record; undefined: nothing does. */
  readonly stored: Stored | undefined;
  readonly last: RecordedQuery['history']['nodes'][number] | undefined;
}

/** What somebody was writing about a record when another one brought it to where the form is no longer for it. */
export function LeftUnsaid({ form, subject, account, stored, last }: LeftUnsaidProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { instant } = useFormat();
  const name = `${form.name}.${writeSubject(subject)}`;
  const [dropped, setDropped] = useState(false);
  if (dropped || !hasDraft(name, account)) return null;
  const before = stored && form.further !== 'adds' ? valuesOf(form.fields, stored) : {};
  const written = changedFields(correctedFields(form), before, openDraft<Draft>(name, account));
  return (
    <>
      {last && (
        <p className="late">
          {words[language].judgedBy(last.actor, instant(last.recordedAt), eventName(last.what, language))}
        </p>
      )}
      <p>{t.leftUnsaid}</p>
      <dl className="facts">
        {written.map((said) => (
          <div key={said.path.join('.')}>
            <dt>{labelOf(said, language)}</dt>
            <dd>
              <Said field={said.fields.at(-1)!} value={said.after} />
            </dd>
          </div>
        ))}
      </dl>
      <Discard
        onSure={() => {
          dropDraft(name, account);
          setDropped(true);
        }}
      />
    </>
  );
}

/** Takes back what was written, after a question. */
export function Discard({ onSure }: { readonly onSure: () => void }) {
  const t = useText(messages);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {t.discard}
      </button>
      {asking && (
        <Confirm
          title={t.discardTitle}
          lead={t.discardLead}
          yes={t.discardSure}
          no={t.keepWriting}
          onYes={() => {
            setAsking(false);
            onSure();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
