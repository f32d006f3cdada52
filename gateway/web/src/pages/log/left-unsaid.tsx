import { useState } from 'react';
import type { RecordedQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { LastRecorded } from '../history/last-recorded.tsx';
import { Discard } from './discard.tsx';
import { changedFields } from './form/changed.ts';
import { correctedFields } from './form/commands.ts';
import { dropDraft, hasDraft, openDraft, type Draft } from './form/draft.ts';
import type { Form, Stored, Subject } from './form/form.ts';
import { writeSubject } from './form/subject.ts';
import { valuesOf } from './form/stored.ts';
import { messages } from './messages.ts';
import { SaidList } from './said-list.tsx';

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
  const name = `${form.name}.${writeSubject(subject)}`;
  const [dropped, setDropped] = useState(false);
  if (dropped || !hasDraft(name, account)) return null;
  const before = stored && form.further !== 'adds' ? valuesOf(form.fields, stored) : {};
  const written = changedFields(correctedFields(form), before, openDraft<Draft>(name, account));
  return (
    <>
      {last && (
        <p className="late">
          <LastRecorded of={last} />
        </p>
      )}
      <p>{t.leftUnsaid}</p>
      <SaidList of={written} />
      <Discard
        onSure={() => {
          dropDraft(name, account);
          setDropped(true);
        }}
      />
    </>
  );
}
