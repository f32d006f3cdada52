import { Link } from 'wouter';
import { RecordedDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { mayAs } from '../../session/session.ts';
import { Fold } from '../../ui/fold.tsx';
import { writeState } from '../../url-state.ts';
import { useOwnUnit } from '../own-unit.tsx';
import type { Form, Stored, Subject } from './form/form.ts';
import { standing } from './form/stored.ts';
import { writeSubject } from './form/subject.ts';
import { formsFor } from './forms/forms.ts';
import { messages } from './messages.ts';
import { useOfferedAbout } from './use-offered.ts';

interface OfferedProps {
  readonly subject: Subject;
  /** What stands of the record. */
  readonly stored: Stored;
  /** What is said where nothing can be said of it. */
  readonly otherwise?: string;
}

/** What the account may say of a record: put it right, or add to it. */
export function OfferedForms({ subject, stored, otherwise }: OfferedProps) {
  const t = useText(messages);
  const language = useLanguage();
  const forms = formsFor(subject.id, stored, subject.year);
  const offered = useOfferedAbout(forms, subject, useOwnUnit()?.id);
  if (!offered) return null;
  if (offered.length === 0) return otherwise === undefined ? null : <p className="hint">{otherwise}</p>;
  const titleOf = ({ title, further }: Form) => (further ? title[language] : t.correcting(title[language]));
  return (
    <ul className="chips offered no-print">
      {offered.map((form) => (
        <li key={form.name}>
          <Link
            className="action"
            href={`/log${writeState({ form: form.name, correct: writeSubject(subject) })}`}
          >
            {titleOf(form)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

type ActionsProps = Pick<OfferedProps, 'subject' | 'otherwise'>;

/** The same for whoever records, wherever a record is looked at. */
export function RecordActions({ subject, ...said }: ActionsProps) {
  const mayRecord = mayAs(['recorder', 'admin']);
  const { data } = useAnswer(RecordedDocument, mayRecord ? { id: subject.id } : undefined);
  const stored = data && standing(data.history.nodes);
  return stored ? <OfferedForms {...said} subject={subject} stored={stored} /> : null;
}

/** Where it is seldom wanted: asked for when it is opened. */
export function FoldedActions({ subject }: Pick<ActionsProps, 'subject'>) {
  const t = useText(messages);
  if (!mayAs(['recorder', 'admin'])) return null;
  return (
    <Fold className="more no-print" says={t.sayMore}>
      <RecordActions subject={subject} otherwise={t.nothingToSay} />
    </Fold>
  );
}
