import { useText } from '../../../i18n/bilingual.ts';
import { Select } from '../../../ui/select.tsx';
import { PlacePicker } from '../../place-picker.tsx';
import { messages } from './messages.ts';
import type { Named, Opening } from './plan.ts';

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly chosen: Named;
  /** Day of the tree in which units that exist are looked for. */
  readonly on: string | undefined;
  /** Units that the resolution opens, which may be meant as well. */
  readonly openings: readonly Opening[];
  readonly onChoose: (unit: Named) => void;
}

/** A unit that exists, or one that the same resolution opens. */
export function UnitChoice({ label, hint, chosen, on, openings, onChoose }: ChoiceProps) {
  const t = useText(messages);
  const isNew = chosen?.startsWith('new:') === true;
  return (
    <>
      {openings.length > 0 && (
        <Select
          label={t.among(label)}
          value={isNew ? chosen : ''}
          options={[
            ['', t.already],
            ...openings.map(
              ({ key, kind, name }) =>
                [`new:${key}`, t.newUnit(`${kind} ${name}`.trim() || t.unnamed)] as const,
            ),
          ]}
          onChange={(unit) => onChoose(unit === '' ? undefined : unit)}
        />
      )}
      {!isNew && (
        <PlacePicker label={label} hint={hint ?? t.unitHint} chosen={chosen} on={on} onChoose={onChoose} />
      )}
    </>
  );
}
