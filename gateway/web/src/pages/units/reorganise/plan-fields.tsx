import { useText } from '../../../i18n/bilingual.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { LinesField } from '../../../ui/text-field.tsx';
import { Place } from './faulty.tsx';
import { GiverFields } from './giver-fields.tsx';
import { messages } from './messages.ts';
import type { Fault } from './missing.ts';
import { OpeningFields } from './opening-fields.tsx';
import { emptyGiver, emptyOpening, emptyRevision, type Plan } from './plan.ts';
import { RevisionFields } from './revision-fields.tsx';
import { Rows } from './rows.tsx';

interface PlanProps {
  readonly plan: Plan;
  readonly faults: readonly Fault[];
  readonly change: (patch: Partial<Plan>) => void;
}

/** The resolution, then what it does: units that begin, that change, that end or give up a part. */
export function PlanFields({ plan, faults, change }: PlanProps) {
  const t = useText(messages);
  return (
    <>
      <Resolution plan={plan} faults={faults} change={change} />
      <Openings plan={plan} faults={faults} change={change} />
      <h3>{t.givers}</h3>
      <Rows
        rows={plan.givers}
        faults={faults}
        title={t.giver}
        add={t.addGiver}
        empty={emptyGiver}
        onChange={(givers) => change({ givers })}
      >
        {(row, patch) => <GiverFields plan={plan} row={row} faults={faults} change={patch} />}
      </Rows>
      <h3>{t.revisions}</h3>
      <Rows
        rows={plan.revisions}
        faults={faults}
        title={t.revision}
        add={t.addRevision}
        empty={emptyRevision}
        onChange={(revisions) => change({ revisions })}
      >
        {(row, patch) => <RevisionFields plan={plan} row={row} change={patch} />}
      </Rows>
    </>
  );
}

function Openings({ plan, faults, change }: PlanProps) {
  const t = useText(messages);
  return (
    <>
      <h3>{t.openings}</h3>
      <Place place="openings" faults={faults}>
        <Rows
          rows={plan.openings}
          faults={faults}
          title={t.opening}
          add={t.addOpening}
          empty={emptyOpening}
          onChange={(openings) => change({ openings })}
        >
          {(row, patch) => <OpeningFields plan={plan} row={row} change={patch} />}
        </Rows>
      </Place>
    </>
  );
}

function Resolution({ plan, faults, change }: PlanProps) {
  const t = useText(messages);
  return (
    <>
      <h3>{t.resolution}</h3>
      <div className="fields">
        <PlanDay name="effectiveOn" plan={plan} faults={faults} change={change} />
        <PlanDay name="issuedOn" plan={plan} faults={faults} change={change} />
        <Place place="decrees" faults={faults}>
          <LinesField
            label={t.decrees}
            hint={t.decreesHint}
            value={plan.decrees}
            onChange={(decrees) => change({ decrees })}
          />
        </Place>
      </div>
    </>
  );
}

/** A day of the resolution; what reads as none yet stays as it was typed. */
function PlanDay({ name, plan, faults, change }: PlanProps & { readonly name: 'effectiveOn' | 'issuedOn' }) {
  const t = useText(messages);
  const { [name]: typed, ...unread } = plan.unread ?? {};
  return (
    <Place place={name} faults={faults}>
      <DayField
        label={t[name]}
        value={typed ?? plan[name]}
        onChange={(day) => change({ [name]: day, unread })}
        onUnread={(text) => change({ [name]: undefined, unread: { ...unread, [name]: text } })}
      />
    </Place>
  );
}
