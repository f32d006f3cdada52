import { useCallback } from 'react';
import { readSymbol } from '@trienkhai/kernel/document-symbol';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { TypedField } from '../../ui/typed-field.tsx';
import { Fact } from '../../ui/fact.tsx';
import { messages } from './messages.ts';
import { OnRegister } from './on-register.tsx';
import type { ChangeUrl, DirectivesUrl } from './url.ts';

interface ReaderProps {
  readonly url: DirectivesUrl;
  readonly change: ChangeUrl;
}

/** Reads a symbol or a citation while one types, and tells whether the register has its document already. */
export function SymbolReader({ url: { cite }, change }: ReaderProps) {
  const t = useText(messages);
  const settle = useCallback((text: string) => change({ cite: text || undefined }), [change]);
  return (
    <>
      <TypedField label={t.readerField} hint={t.readerHint} value={cite} onSettled={settle} />
      {cite === undefined ? (
        <p>{t.readerEmpty}</p>
      ) : (
        <>
          <Reading text={cite} />
          <OnRegister text={symbolIn(cite)} />
        </>
      )}
    </>
  );
}

/** What the rules say of the text by itself; nothing is looked up. */
function Reading({ text }: { readonly text: string }) {
  const t = useText(messages);
  const language = useLanguage();
  const reading = readSymbol(text);
  if (!reading.ok) {
    return (
      <p role="status">
        <strong>{t.notSymbol}:</strong> {reading.reason[language]}
      </p>
    );
  }
  const { normalised, form, type, number, year, term, organ, warnings } = reading;
  return (
    <div role="status">
      <dl className="facts">
        <Fact term={t.normalised}>
          <strong>{normalised}</strong>
        </Fact>
        <Fact term={t.form}>{t.forms[form]}</Fact>
        <Fact term={t.number}>{number}</Fact>
        {type && <Fact term={t.type}>{type}</Fact>}
        {year !== undefined && <Fact term={t.year}>{year}</Fact>}
        {term !== undefined && <Fact term={t.term}>{term}</Fact>}
        <Fact term={t.organ}>{organ}</Fact>
        {warnings.length > 0 && (
          <Fact term={t.warnings}>
            <ul className="plain PARTLY">
              {warnings.map((each) => (
                <li key={each.en}>{each[language]}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  );
}

/** The proper spelling of a symbol; a citation stays as it is. */
function symbolIn(text: string): string {
  const reading = readSymbol(text);
  return reading.ok ? reading.normalised : text;
}
