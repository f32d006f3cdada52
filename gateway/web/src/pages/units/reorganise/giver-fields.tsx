import { addDays } from '@trienkhai/kernel/day';
import { useText } from '../../../i18n/bilingual.ts';
import { words } from '../../../i18n/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PlacePicker } from '../../place-picker.tsx';
import { messages } from './messages.ts';
import type { Fault } from './missing.ts';
import { emptyPassage, type Giver, type Passage, type Plan } from './plan.ts';
import { Rows } from './rows.tsx';
import { UnitChoice } from './unit-choice.tsx';

interface GiverProps {
  readonly plan: Plan;
  readonly row: Giver;
  readonly faults: readonly Fault[];
  readonly change: (patch: Partial<Giver>) => void;
}

/** A unit that ends or gives up a part, and each unit into which it passes. */
export function GiverFields({ plan, row, faults, change }: GiverProps) {
  const t = useText(messages);
  const dayBefore = plan.effectiveOn && addDays(plan.effectiveOn, -1);
  return (
    <>
      <div className="fields">
        <PlacePicker
          label={t.unit}
          hint={t.unitHint}
          chosen={row.unit}
          on={dayBefore}
          onChoose={(unit) => change({ unit })}
        />
        <Checkbox label={t.ends} checked={row.ends} onChange={(ends) => change({ ends })} />
        {row.ends && row.passages.length === 0 && (
          <TextField
            label={t.reason}
            hint={t.reasonHint}
            value={row.reason}
            onChange={(reason) => change({ reason })}
          />
        )}
      </div>
      <Rows
        rows={row.passages}
        faults={faults}
        title={t.passage}
        add={t.addPassage}
        empty={emptyPassage}
        onChange={(passages) => change({ passages })}
      >
        {(passage, patch) => <PassageFields plan={plan} row={passage} change={patch} />}
      </Rows>
    </>
  );
}

interface PassageProps {
  readonly plan: Plan;
  readonly row: Passage;
  readonly change: (patch: Partial<Passage>) => void;
}

function PassageFields({ plan, row, change }: PassageProps) {
  const t = useText(messages);
  const { share } = useText(words);
  return (
    <div className="fields">
      <UnitChoice
        label={t.to}
        chosen={row.to}
        on={plan.effectiveOn}
        openings={plan.openings}
        onChoose={(to) => change({ to })}
      />
      <Select
        label={t.share}
        value={row.share}
        options={[
          ['WHOLE', share.WHOLE],
          ['PART', share.PART],
        ]}
        onChange={(chosen) => change({ share: chosen })}
      />
      <Checkbox label={t.chosen} checked={row.chosen} onChange={(chosen) => change({ chosen })} />
    </div>
  );
}
