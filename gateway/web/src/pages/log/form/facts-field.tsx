import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Chip, Chips } from '../../../ui/chips.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Row } from '../lately-steps.ts';
import { useLatelyRows, useRowTitle } from '../lately-rows.ts';
import { messages } from '../messages.ts';
import { useSurroundings } from './surroundings.ts';

interface FactsProps {
  readonly label: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Some of what the board recorded lately: the field takes one after the other. */
export function FactsField({ chosen, onChange, ...said }: FactsProps) {
  const t = useText(messages);
  const { day } = useFormat();
  const { unit } = useSurroundings();
  const titleOf = useRowTitle();
  const lately = useLatelyRows(unit, false).rows;
  // The steps of a unit under one document are one record.
  const rows = [...new Map(lately.map((row) => [row.id, row])).values()];
  const nameOf = (row: Row) => [titleOf(row), row.on && day(row.on)].filter(Boolean).join(' · ');
  const free = rows.filter(({ id }) => !chosen.includes(id));
  const named = (id: string) => {
    const row = rows.find((each) => each.id === id);
    return row ? nameOf(row) : id;
  };
  return (
    <>
      <Select
        {...said}
        value=""
        options={[['', t.chooseFact], ...free.map((row) => [row.id, nameOf(row)] as const)]}
        onChange={(id) => onChange([...chosen, id])}
      />
      <Chips>
        {chosen.map((id) => (
          <Chip key={id} name={named(id)} onRemove={() => onChange(chosen.filter((other) => other !== id))} />
        ))}
      </Chips>
    </>
  );
}
