import { useText } from '../../../i18n/bilingual.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { PlacePicker } from '../../place-picker.tsx';
import { messages } from './messages.ts';
import type { Plan, Revision } from './plan.ts';
import { UnitChoice } from './unit-choice.tsx';

interface RevisionProps {
  readonly plan: Plan;
  readonly row: Revision;
  readonly change: (patch: Partial<Revision>) => void;
}

/** A unit that goes on; what is left empty stays as it was. */
export function RevisionFields({ plan, row, change }: RevisionProps) {
  const t = useText(messages);
  return (
    <div className="fields">
      <PlacePicker
        label={t.unit}
        hint={t.unitHint}
        chosen={row.unit}
        on={plan.effectiveOn}
        onChoose={(unit) => change({ unit })}
      />
      <TextField label={t.name} hint={t.stays} value={row.name} onChange={(name) => change({ name })} />
      <TextField label={t.kind} hint={t.stays} value={row.kind} onChange={(kind) => change({ kind })} />
      <UnitChoice
        label={t.parent}
        hint={t.stays}
        chosen={row.parent}
        on={plan.effectiveOn}
        openings={plan.openings.filter(({ level }) => level !== 'COMMUNE')}
        onChoose={(parent) => change({ parent })}
      />
    </div>
  );
}
