import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { RowList } from '../../../ui/row-list.tsx';
import { anchorOf } from './faulty.tsx';
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

/** Rows of a plan; a fault names its row by its key. */
export function Rows<Each extends { readonly key: string }>(props: RowsProps<Each>) {
  const { number } = useFormat();
  const { rows, faults, title, add, empty, onChange, children } = props;
  const shown = rows.map((row, index) => ({
    id: anchorOf(row.key),
    name: title(number(index + 1)),
    faults: faults.filter(({ place }) => place === row.key),
    children: children(row, (patch) => onChange(withRow(rows, row.key, patch))),
  }));
  return (
    <RowList
      rows={shown}
      add={add}
      onAdd={() => onChange([...rows, empty()])}
      onRemove={(index) => onChange(withoutRow(rows, rows[index]!.key))}
    />
  );
}
