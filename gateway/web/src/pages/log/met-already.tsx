import { Link } from 'wouter';
import { StandingDocument, type StandingQuery } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { messages as words } from '../../outbox/messages.ts';
import { writeState } from '../../url-state.ts';
import { LastRecorded } from '../history/last-recorded.tsx';
import { useChangesOf } from '../history/use-changes-of.ts';
import { ChangedList } from './changed-list.tsx';
import { changedFields } from './form/changed.ts';
import type { Form, Stored, Values } from './form/form.ts';
import { recordMet, standsAlready } from './form/met.ts';
import { standing, valuesOf } from './form/stored.ts';
import { Discard } from './discard.tsx';
import { messages } from './messages.ts';
import { OfferedForms } from './offered-forms.tsx';

interface MetProps {
  readonly form: Form;
  readonly written: Values;
  readonly onDiscard: () => void;
}

/** What others have recorded of the same thing, as soon as they do, beside what is being written of it. */
export function MetAlready({ form, written, onDiscard }: MetProps) {
  const t = useText(messages);
  const record = recordMet(form, written);
  const { data } = useAnswer(StandingDocument, record === undefined ? undefined : { id: record }, KEPT);
  useChangesOf(record, StandingDocument);
  const changes = (record !== undefined && data?.history.nodes) || [];
  const stored = standing(changes);
  const found = stored && standsAlready(form, stored);
  return (
    <div role="status">
      {record !== undefined && found && (
        <>
          <Beside form={form} written={written} found={found} last={changes.at(-1)!} />
          <div className="actions">
            {form.correction ? (
              <Link className="action" href={`/log${writeState({ form: form.name, correct: record })}`}>
                {t.correctIt}
              </Link>
            ) : (
              <OfferedForms subject={{ id: record }} stored={stored} />
            )}
            <Discard onSure={onDiscard} />
          </div>
        </>
      )}
    </div>
  );
}

interface BesideProps {
  readonly form: Form;
  readonly written: Values;
  readonly found: Stored;
  readonly last: StandingQuery['history']['nodes'][number];
}

function Beside({ form, written, found, last }: BesideProps) {
  const t = useText(words);
  const told = form.fields.filter(({ type }) => type !== 'task');
  return (
    <>
      <p className="late">
        <LastRecorded of={last} />
      </p>
      <ChangedList
        changes={changedFields(told, valuesOf(told, found), written)}
        called={{ changes: t.differs, before: t.now, after: t.mine }}
      />
    </>
  );
}
