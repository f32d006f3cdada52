import { Link } from 'wouter';
import { RecordedDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { mayAs } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { writeState } from '../../url-state.ts';
import { standing } from '../log/form/stored.ts';
import { formsFor } from '../log/forms/forms.ts';
import { messages } from './messages.ts';

/** The forms with which a record is put right, or why there are none. */
export function Corrections({ id }: { readonly id: string }) {
  const t = useText(messages);
  const language = useLanguage();
  const answer = useAnswer(RecordedDocument, { id });
  if (!mayAs(['recorder', 'admin'])) return <p className="hint">{t.onlyRecorders}</p>;
  return (
    <Answer to={answer}>
      {({ history }) => {
        if (history.nodes.at(-1)?.withdrew) return <p className="hint">{t.withdrawn}</p>;
        const forms = formsFor(id, standing(history.nodes));
        if (forms.length === 0) return <p className="hint">{t.why[sortOf(id)]}</p>;
        return (
          <ul className="chips">
            {forms.map(({ name, title }) => (
              <li key={name}>
                <Link className="action" href={`/log${writeState({ form: name, correct: id })}`}>
                  {t.correct(title[language])}
                </Link>
              </li>
            ))}
          </ul>
        );
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
