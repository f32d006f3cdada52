import { RecordedDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { mayAs } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { standing } from '../log/form/stored.ts';
import { OfferedForms } from '../log/offered-forms.tsx';
import { messages } from './messages.ts';

/** The forms with which a record is put right, or why there are none. */
export function Corrections({ id }: { readonly id: string }) {
  const t = useText(messages);
  const answer = useAnswer(RecordedDocument, { id });
  if (!mayAs(['recorder', 'admin'])) return <p className="hint">{t.onlyRecorders}</p>;
  return (
    <Answer to={answer}>
      {({ history }) => {
        if (history.nodes.at(-1)?.withdrew) return <p className="hint">{t.withdrawn}</p>;
        const why = t.why[sortOf(id)];
        const stored = standing(history.nodes);
        return stored ? <OfferedForms subject={{ id }} stored={stored} otherwise={why} /> : null;
      }}
    </Answer>
  );
}

/** What an id is of, as far as it matters to whoever wants to put it right. */
function sortOf(id: string): keyof (typeof messages)['vi']['why'] {
  const prefix = id.slice(0, id.indexOf(':'));
  if (['centre', 'province', 'district', 'commune', 'reorganisation'].includes(prefix)) return 'unit';
  return prefix === 'directive' ? 'directive' : 'other';
}
