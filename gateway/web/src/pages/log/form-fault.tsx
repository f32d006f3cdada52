import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Fault } from './faults.ts';
import { messages } from './messages.ts';

/** Says above the form what is wrong, takes the focus, and leads to the field. */
export function FormFault({ fault: { field, message } }: { readonly fault: Fault }) {
  const t = useText(messages);
  const language = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [field, message]);
  return (
    <div ref={summary} className="fault panel" role="alert" tabIndex={-1}>
      <p>{t.faults}</p>
      <p>{field ? <a href={`#log-${field}`}>{message[language]}</a> : message[language]}</p>
    </div>
  );
}
