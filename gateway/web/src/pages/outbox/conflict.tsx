import { Link } from 'wouter';
import type { RefusedCommand } from '../../commands/send.ts';
import { StandingDocument, type StandingQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages } from '../../outbox/messages.ts';
import type { Queued } from '../../outbox/queued.ts';
import { Answer } from '../../ui/answer.tsx';
import { writeState } from '../../url-state.ts';
import { LastRecorded } from '../history/last-recorded.tsx';
import { ChangedList } from '../log/changed-list.tsx';
import { changedFields } from '../log/form/changed.ts';
import type { Values } from '../log/form/form.ts';
import { standing, valuesOf } from '../log/form/stored.ts';
import { readSubject } from '../log/form/subject.ts';
import { foundIn } from '../log/forms/forms.ts';
import { Says } from './says.tsx';
import { isJudgement, readName, recordOf } from './written-in.ts';

interface ConflictProps {
  readonly queued: Queued;
  readonly refused: RefusedCommand;
}

/** Why a command was refused, and where it met something that stands already: that beside what was written. */
export function Conflict({ queued, refused }: ConflictProps) {
  const language = useLanguage();
  const record = recordOf(queued);
  return (
    <>
      <p className="fault">{refused.message[language]}</p>
      {record === undefined ? <Says queued={queued} /> : <Beside queued={queued} record={record} />}
    </>
  );
}

function Beside({ queued, record }: { readonly queued: Queued; readonly record: string }) {
  const answer = useAnswer(StandingDocument, { id: record });
  return (
    <Answer to={answer}>
      {({ history }) => <Standing queued={queued} record={record} changes={history.nodes} />}
    </Answer>
  );
}

interface StandingProps {
  readonly queued: Queued;
  readonly record: string;
  readonly changes: StandingQuery['history']['nodes'];
}

function Standing({ queued, record, changes }: StandingProps) {
  const t = useText(messages);
  const { instant } = useFormat();
  const { form, about } = readName(queued.form);
  const stored = standing(changes);
  const found = stored && form && foundIn(form, stored, readSubject(about ?? '').year);
  const last = changes.at(-1);
  if (last && isJudgement(form)) {
    return (
      <>
        <p>
          <LastRecorded of={last} />
        </p>
        <Says queued={queued} />
      </>
    );
  }
  if (!form || !found || !last) {
    return (
      <>
        <p>{t.nowNothing}</p>
        <Says queued={queued} />
      </>
    );
  }
  return (
    <>
      <p>{t.nowBy(last.actor, instant(last.recordedAt))}</p>
      <ChangedList
        changes={changedFields(form.fields, valuesOf(form.fields, found), queued.values as Values)}
        called={{ changes: t.differs, before: t.now, after: t.mine }}
      />
      {about === undefined && form.correction && (
        <p>
          <Link href={`/log${writeState({ form: form.name, correct: record })}`}>{t.correctNow}</Link>
        </p>
      )}
    </>
  );
}
