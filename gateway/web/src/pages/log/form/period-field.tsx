import { useEffect } from 'react';
import { AskedPeriodsDocument } from '../../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../../graphql/questions.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { messages } from '../messages.ts';
import type { FieldNamed, Value } from './form.ts';
import { Framed } from './framed.tsx';
import { useSurroundings } from './surroundings.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { groupIn, textIn } from './values.ts';

interface PeriodFieldProps {
  readonly label: string;
  readonly field: FieldNamed<'period'>;
  readonly value: Value | undefined;
  readonly path: readonly string[];
  readonly onChange: (value: Value) => void;
}

/** One of the periods for which reports are asked, or days of one's own. */
export function PeriodField({ label, field, value, path, onChange }: PeriodFieldProps) {
  const t = useText(messages);
  const periods = useAskedPeriods();
  const [newest] = periods;
  useEffect(() => {
    if (value === undefined && field.required && newest) onChange(newest.days);
  }, [value, field, newest, onChange]);
  const { from, to, label: name } = groupIn(value);
  const days = { from: textIn(from), to: textIn(to), label: textIn(name) };
  const asked = periods.find((each) => each.days.from === days.from && each.days.to === days.to);
  return (
    <fieldset className="rows">
      <legend>{label}</legend>
      <div className="fields form-fields">
        {periods.length > 0 && (
          <Select
            label={t.askedPeriod}
            value={asked?.id ?? ''}
            options={[['', t.otherPeriod], ...periods.map((each) => [each.id, each.days.label] as const)]}
            onChange={(id) => {
              const chosen = periods.find((each) => each.id === id);
              onChange(chosen?.days ?? { from: '', to: '', label: '' });
            }}
          />
        )}
        <PeriodDay name="from" days={days} path={path} onChange={onChange} />
        <PeriodDay name="to" days={days} path={path} onChange={onChange} />
        <TextField
          label={t.periodName}
          value={days.label}
          onChange={(written) => onChange({ ...days, label: written })}
        />
      </div>
    </fieldset>
  );
}

type Days = Readonly<Record<'from' | 'to' | 'label', string>>;

interface PeriodDayProps extends Pick<PeriodFieldProps, 'path' | 'onChange'> {
  readonly name: 'from' | 'to';
  readonly days: Days;
}

function PeriodDay({ name, days, path, onChange }: PeriodDayProps) {
  const t = useText(messages);
  const change = (day: string | undefined) => onChange({ ...days, [name]: day ?? '' });
  return (
    <Framed path={[...path, name]}>
      <DayField label={t.periodDay[name]} value={days[name]} onChange={change} onUnread={change} />
    </Framed>
  );
}

interface AskedPeriod {
  readonly id: string;
  readonly days: Days;
}

/** Periods that have begun, newest first; one without an end ends today. */
function useAskedPeriods(): readonly AskedPeriod[] {
  const { unit, today } = useSurroundings();
  const { data } = useAnswer(AskedPeriodsDocument, { unit }, KEPT);
  const begun = data?.periods.filter(({ from, withdrawn }) => from <= today && !withdrawn) ?? [];
  return begun.map(({ id, label, from, to }) => ({ id, days: { from, to: to ?? today, label } }));
}
