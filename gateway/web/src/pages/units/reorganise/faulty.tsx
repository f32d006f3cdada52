import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { messages } from './messages.ts';
import type { Fault } from './missing.ts';

export const anchorOf = (place: string) => `plan-${place}`;

/** Above the form: everything that is wrong, each leading to its place. Takes the focus. */
export function FaultSummary({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useText(messages);
  const language = useLanguage();
  const { number } = useFormat();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [faults]);
  return (
    <div ref={summary} className="fault panel" role="alert" tabIndex={-1}>
      <p>{t.faults(number(faults.length))}</p>
      <ul>
        {faults.map(({ place, message }, at) => (
          <li key={at}>
            <a href={`#${anchorOf(place)}`}>{message[language]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PlaceProps {
  readonly place: string;
  readonly faults: readonly Fault[];
  readonly children: ReactNode;
}

/** A field or a row with what is wrong at it. */
export function Place({ place, faults, children }: PlaceProps) {
  const language = useLanguage();
  const wrong = faults.filter((fault) => fault.place === place);
  return (
    <div id={anchorOf(place)} tabIndex={-1} className={wrong.length > 0 ? 'wrong' : ''}>
      {wrong.map(({ message }, at) => (
        <p key={at} className="fault">
          {message[language]}
        </p>
      ))}
      {children}
    </div>
  );
}
