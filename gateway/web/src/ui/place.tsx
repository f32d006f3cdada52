import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.ts';

export interface PlaceProps {
  readonly id: string;
  /** What is wrong here. */
  readonly faults: readonly { readonly message: BilingualText }[];
  /** What it is called, where it holds several fields. */
  readonly name?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A field or a row with what is wrong at it; a summary of faults leads here. */
export function Place({ id, faults, name, className = '', children }: PlaceProps) {
  const language = useLanguage();
  const classes = faults.length > 0 ? `${className} wrong` : className;
  const group = name === undefined ? {} : { role: 'group', 'aria-label': name };
  return (
    <div id={id} tabIndex={-1} className={classes.trim()} {...group}>
      {faults.map(({ message }, at) => (
        <p key={at} className="fault">
          {message[language]}
        </p>
      ))}
      {children}
    </div>
  );
}
