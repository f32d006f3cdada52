import { CitationDocument, type CitationQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { DirectiveLink } from './directive-link.tsx';
import { messages } from './messages.ts';

type Named = NonNullable<CitationQuery['resolveCitation']['directive']>;

/** Documents of the register that the text names: whoever registers one of them again makes a duplicate. */
export function OnRegister({ text }: { readonly text: string }) {
  const t = useText(messages);
  const { number } = useFormat();
  const answer = useAnswer(CitationDocument, { text });
  return (
    <Answer to={answer}>
      {({ resolveCitation: { directive, candidates } }) => {
        const named = directive ? [directive] : candidates;
        if (named.length === 0) return <p role="status">{t.notYet}</p>;
        return (
          <div className="panel PARTLY" role="status">
            <p>
              <strong>{named.length === 1 ? t.already : t.severalFit(number(named.length))}</strong>
            </p>
            <ul>
              {named.map((each) => (
                <NamedDirective key={each.id} directive={each} />
              ))}
            </ul>
          </div>
        );
      }}
    </Answer>
  );
}

function NamedDirective({ directive }: { readonly directive: Named }) {
  const t = useText(messages);
  const { day } = useFormat();
  const { symbol, title, issuer, issuedOn, sample } = directive;
  const about = [fullName(issuer), issuedOn ? day(issuedOn) : t.unknownDay, sample ? t.sample : ''];
  return (
    <li>
      <DirectiveLink directive={directive} /> {symbol ? title : ''}
      <br />
      {about.filter(Boolean).join(' · ')}
    </li>
  );
}
