import type { BilingualText } from '@trienkhai/kernel/domain-error';
import { useEffect, useRef, type MouseEvent } from 'react';
import { useLanguage } from '../i18n/language.ts';

interface SummaryProps<Fault> {
  readonly heading: string;
  readonly faults: readonly Fault[];
  /** Id of the place where it can be put right; undefined: it is wrong with the whole. */
  readonly placeOf: (fault: Fault) => string | undefined;
}

/** Says above a form what is wrong, takes the focus, and leads to each place. */
export function FaultSummary<Fault extends { readonly message: BilingualText }>(props: SummaryProps<Fault>) {
  const { heading, faults, placeOf } = props;
  const language = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [faults]);
  return (
    <div ref={summary} className="fault panel" role="alert" tabIndex={-1}>
      <p>{heading}</p>
      <ul>
        {faults.map((fault, at) => (
          <li key={at}>
            <Way to={placeOf(fault)} says={fault.message[language]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Way({ to, says }: { readonly to: string | undefined; readonly says: string }) {
  if (to === undefined) return says;
  return (
    <a href={`#${to}`} onClick={(event) => goTo(event, to)}>
      {says}
    </a>
  );
}

/** The focus goes to what one types in, not to the frame around it. */
function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  (place?.querySelector<HTMLElement>('input, select, textarea, button') ?? place)?.focus();
}
