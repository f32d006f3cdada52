import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { writeState } from '../../url-state.ts';
import type { Form, Values } from './form/form.ts';
import { idsIn, textIn } from './form/values.ts';
import { messages } from './messages.ts';

export interface RecordedProps {
  readonly form: Form;
  /** The node that was made; undefined: it is none of its own. */
  readonly id: string | undefined;
  /** True: it waits on this machine until it can be sent. */
  readonly kept: boolean | undefined;
  readonly values: Values;
}

/** That it is recorded or kept, and where to look at it. */
export function Recorded({ form, id, kept, values }: RecordedProps) {
  const t = useText(messages);
  if (kept) return <Kept />;
  const committee = textIn(values.committee);
  const directive = textIn(values.directive) || idsIn(values.directives)[0];
  return (
    <p>
      {t.sent}{' '}
      {directive && (
        <>
          <Link href={`/rollout${writeState({ directive, within: textIn(values.unit) })}`}>
            {t.seeRollout}
          </Link>{' '}
        </>
      )}
      {id && form.correction && (
        <Link href={`/log${writeState({ form: form.name, correct: id })}`}>{t.correctThis}</Link>
      )}
      {id && !form.correction && <Link href={pageOf(id)}>{t.seeRecord}</Link>}
      {!id && committee && <Link href={`/units${writeState({ unit: committee })}`}>{t.seeUnit}</Link>}
    </p>
  );
}

const pageOf = (id: string) =>
  id.startsWith('grant:') ? `/grants${writeState({ grant: id })}` : `/history${writeState({ id })}`;

/** That it waits on this machine, and where. */
export function Kept() {
  const t = useText(messages);
  return (
    <p>
      {t.kept} <Link href="/outbox">{t.seeOutbox}</Link>
    </p>
  );
}

/** That nothing that is being written is lost. */
export function DraftKept() {
  const t = useText(messages);
  return <p className="hint">{t.draftKept}</p>;
}
