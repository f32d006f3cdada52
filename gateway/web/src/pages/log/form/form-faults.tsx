import { useEffect, useRef, type MouseEvent } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { messages } from '../messages.ts';
import { placeId, type Fault } from './faults.ts';

/** Says above the form what is wrong, takes the focus, and leads to each field. */
export function FormFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useText(messages);
  const language = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [faults]);
  return (
    <div ref={summary} className="fault panel" role="alert" tabIndex={-1}>
      <p>{t.faults}</p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={placeId(path)}>
            {path.length > 0 ? (
              <a href={`#${placeId(path)}`} onClick={(event) => goTo(event, placeId(path))}>
                {message[language]}
              </a>
            ) : (
              message[language]
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The focus goes to what one types in, not to the frame around it. */
function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  (place?.querySelector<HTMLElement>('input, select, textarea, button') ?? place)?.focus();
}
