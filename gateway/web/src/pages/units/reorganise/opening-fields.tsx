import { useText } from '../../../i18n/bilingual.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { messages } from './messages.ts';
import { LEVELS_OF_TERRITORY, ORIGINS, type Opening, type Plan } from './plan.ts';
import { UnitChoice } from './unit-choice.tsx';

interface OpeningProps {
  readonly plan: Plan;
  readonly row: Opening;
  readonly change: (patch: Partial<Opening>) => void;
}

/** A unit that begins. */
export function OpeningFields({ plan, row, change }: OpeningProps) {
  const t = useText(messages);
  const level = LEVELS_OF_TERRITORY.find((each) => each === row.level) ?? 'COMMUNE';
  const origin = ORIGINS.find((each) => each === row.origin) ?? 'created';
  return (
    <div className="fields">
      <Select
        label={t.level}
        value={level}
        options={LEVELS_OF_TERRITORY.map((each) => [each, t.levels[each]] as const)}
        onChange={(chosen) => change({ level: chosen })}
      />
      <TextField label={t.code} value={row.code} onChange={(code) => change({ code })} />
      <TextField label={t.kind} hint={t.kindHint} value={row.kind} onChange={(kind) => change({ kind })} />
      <TextField label={t.name} value={row.name} onChange={(name) => change({ name })} />
      <UnitChoice
        label={t.parent}
        chosen={row.parent}
        on={plan.effectiveOn}
        openings={plan.openings.filter(({ key, level: above }) => key !== row.key && above !== 'COMMUNE')}
        onChoose={(parent) => change({ parent })}
      />
      <Select
        label={t.origin}
        value={origin}
        options={ORIGINS.map((each) => [each, t.origins[each]] as const)}
        onChange={(chosen) => change({ origin: chosen })}
      />
    </div>
  );
}
