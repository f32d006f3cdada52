import { VerificationDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import { messages } from './messages.ts';

/** What the last check of everything found, and how one runs it. */
export function Verification() {
  const t = useText(messages);
  const { instant, number } = useFormat();
  return (
    <>
      <Answer to={useAnswer(VerificationDocument, {})}>
        {({ verification }) => {
          if (!verification) return <p>{t.verifiedNever}</p>;
          const { at, findings, documents } = verification;
          const when = instant(at);
          return findings === 0 ? (
            <p className="EXACT">{t.verified(when, number(documents))}</p>
          ) : (
            <p className="late">{t.verifiedWith(when, number(findings))}</p>
          );
        }}
      </Answer>
      <p className="hint">
        {t.verifyHow} <code>npx trienkhai verify</code>
      </p>
    </>
  );
}
