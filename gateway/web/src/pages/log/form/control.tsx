import { useLanguage } from '../../../i18n/language.ts';
import { Select } from '../../../ui/select.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { DirectivePicker } from '../../directive-picker.tsx';
import { PlacePicker } from '../../place-picker.tsx';
import { AccountField } from './account-field.tsx';
import { FactsField } from './facts-field.tsx';
import type { Field, FieldNamed, Value, Values } from './form.ts';
import { KindField } from './kind-field.tsx';
import { NumberField } from './number-field.tsx';
import { PeriodField } from './period-field.tsx';
import { PickedList } from './picked-list.tsx';
import { PointsField } from './points-field.tsx';
import { Remainders } from './remainders.tsx';
import { useSurroundings } from './surroundings.ts';
import { TaskPicker } from './task-picker.tsx';
import { UnitAmong } from './unit-among.tsx';
import { LinesField, TextField, type TextFieldProps } from '../../../ui/text-field.tsx';
import { groupIn, idsIn, textIn } from './values.ts';

/** A field that holds no other fields. */
export type LeafField = Exclude<Field, { readonly type: 'rows' | 'group' }>;

interface ControlProps {
  readonly field: LeafField;
  readonly value: Value | undefined;
  /** What stands beside it. */
  readonly beside: Values;
  readonly path: readonly string[];
  readonly onChange: (value: Value) => void;
}

/** What one fills a field in with. */
export function Control({ field, value, beside, path, onChange }: ControlProps) {
  const language = useLanguage();
  const said = { label: field.label[language], ...(field.hint && { hint: field.hint[language] }) };
  const text = { ...said, value: textIn(value), onChange };
  switch (field.type) {
    case 'text':
      return <TextField {...text} />;
    case 'account':
      return <AccountField {...text} />;
    case 'lines':
    case 'kinds':
      return <LinesField {...text} />;
    case 'count':
    case 'decimal':
      return <NumberField {...text} type={field.type} />;
    case 'day':
      return <DayField {...text} onChange={(day) => onChange(day ?? '')} onUnread={onChange} />;
    case 'flag':
      return <Flag {...text} />;
    case 'choice':
      return <Select {...text} options={field.options.map(([each, label]) => [each, label[language]])} />;
    case 'kind':
      return <KindField {...text} options={field.options} />;
    case 'directive':
    case 'unit':
    case 'task':
      return <Picker {...said} field={field} chosen={textIn(value)} onChange={onChange} />;
    case 'period':
      return <PeriodField {...said} field={field} value={value} path={path} onChange={onChange} />;
    case 'points':
      return <PointsField {...said} of={field.of} value={groupIn(value)} path={path} onChange={onChange} />;
    case 'remainder':
      return <Remainders of={field.of(beside)} />;
    case 'kept':
      return null;
    default:
      return <Several {...said} field={field} chosen={idsIn(value)} onChange={onChange} />;
  }
}

/** Yes or no; kept as it is written, as every value is. */
function Flag({ label, value, onChange }: TextFieldProps) {
  return <Checkbox label={label} checked={value === 'true'} onChange={(on) => onChange(String(on))} />;
}

interface SeveralProps extends Pick<ControlProps, 'onChange'> {
  readonly label: string;
  readonly hint?: string;
  readonly field: FieldNamed<'directives' | 'units' | 'facts' | 'choices'>;
  readonly chosen: readonly string[];
}

/** A list of documents, units, recorded facts or words. */
function Several({ field, ...props }: SeveralProps) {
  const language = useLanguage();
  switch (field.type) {
    case 'choices':
      return <Choices {...props} options={field.options.map(([each, label]) => [each, label[language]])} />;
    case 'facts':
      return <FactsField {...props} />;
    default:
      return <PickedList {...props} of={field.type} />;
  }
}

interface PickerProps extends Pick<ControlProps, 'onChange'> {
  readonly label: string;
  readonly hint?: string;
  readonly field: LeafField;
  readonly chosen: string;
}

/** One document, unit or task; in a correction, what says which record it is stays. */
function Picker({ field, chosen, onChange, ...said }: PickerProps) {
  const { on, correcting } = useSurroundings();
  const props = {
    ...said,
    chosen: chosen || undefined,
    locked: correcting && field.identity === true,
    onChoose: (id: string | undefined) => onChange(id ?? ''),
  };
  if (field.type === 'directive') return <DirectivePicker {...props} />;
  if (field.type === 'unit' && field.among) return <UnitAmong {...props} among={field.among} />;
  return field.type === 'unit' ? <PlacePicker {...props} on={on} /> : <TaskPicker {...props} />;
}
