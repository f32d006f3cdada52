import type { ReactNode } from 'react';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Place } from './faulty.tsx';
import { messages } from './messages.ts';
import type { Fault } from './missing.ts';
import { withoutRow, withRow } from './plan.ts';

interface RowsProps<Each> {
  readonly rows: readonly Each[];
  readonly faults: readonly Fault[];
  /** What a row is called, by its number. */
  readonly title: (at: string) => string;
  readonly add: string;
  readonly empty: () => Each;
  readonly onChange: (rows: readonly Each[]) => void;
  readonly children: (row: Each, change: (patch: Partial<Each>) => void) => ReactNode;
}

/** A list that is written row by row, each with what is wrong with it and the way to leave it out. */
export function Rows<Each extends { readonly key: string }>(props: RowsProps<Each>) {
  const t = useText(messages);
  const { number } = useFormat();
  const { rows, faults, title, add, empty, onChange, children } = props;
  return (
    <>
      {rows.map((row, index) => {
        const name = title(number(index + 1));
        return (
          <Place key={row.key} place={row.key} faults={faults}>
            <fieldset className="panel">
              <legend>{name}</legend>
              {children(row, (patch) => onChange(withRow(rows, row.key, patch)))}
              <p>
                <button type="button" onClick={() => onChange(withoutRow(rows, row.key))}>
                  {t.remove(name)}
                </button>
              </p>
            </fieldset>
          </Place>
        );
      })}
      <p>
        <button type="button" onClick={() => onChange([...rows, empty()])}>
          {add}
        </button>
      </p>
    </>
  );
}
