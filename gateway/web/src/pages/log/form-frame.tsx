import { dayOf, isDay } from '@trienkhai/kernel/day';
import { useMemo, type FormEvent, type ReactNode } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { FaultSummary } from '../../ui/fault-summary.tsx';
import { FieldList } from './form/field-list.tsx';
import { placeId, toldApart, type Fault } from './form/faults.ts';
import type { Field, Value, Values } from './form/form.ts';
import { SurroundingsContext } from './form/surroundings.ts';
import { textIn } from './form/values.ts';
import { messages } from './messages.ts';
import { SetAside } from './set-aside.tsx';

interface FormFrameProps {
  readonly fields: readonly Field[];
  /** Name of the field with the day on which units stand. */
  readonly day: string | undefined;
  readonly unit: string;
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly correcting?: boolean;
  readonly onChange: (field: string, value: Value) => void;
  readonly onSubmit: (event: FormEvent) => Promise<void>;
  /** What stands below the fields. */
  readonly children: ReactNode;
}

/** The fields of a form with what is wrong with them. */
export function FormFrame({ fields, values, faults, correcting = false, ...frame }: FormFrameProps) {
  const { day, unit, onChange, onSubmit, children } = frame;
  const t = useText(messages);
  const told = useMemo(() => faults.map(toldApart), [faults]);
  const said = textIn(day === undefined ? undefined : values[day]);
  const on = isDay(said) ? said : undefined;
  return (
    <form onSubmit={(event) => void onSubmit(event)} noValidate>
      {faults.length > 0 && <FaultSummary heading={t.faults} faults={told} placeOf={placeOf} />}
      <SurroundingsContext value={{ faults, unit, today: dayOf(new Date()), on, correcting }}>
        <FieldList fields={fields} values={values} path={[]} onChange={onChange} />
      </SurroundingsContext>
      {children}
      <SetAside unit={unit} />
    </form>
  );
}

/** Undefined: it is wrong with the whole form. */
const placeOf = ({ path }: Fault) => (path.length > 0 ? placeId(path) : undefined);
