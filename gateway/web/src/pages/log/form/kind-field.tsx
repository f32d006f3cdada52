import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Select } from '../../../ui/select.tsx';
import { messages } from '../messages.ts';
import type { Option } from './form.ts';
import { kindOf } from './kinds.ts';
import { TextField, type TextFieldProps } from '../../../ui/text-field.tsx';

interface KindFieldProps extends TextFieldProps {
  readonly options: readonly Option[];
}

const OTHER = 'other';

/** One of the usual kinds, or another in words of one's own; it is shown how that will be kept. */
export function KindField({ label, value, options, onChange }: KindFieldProps) {
  const t = useText(messages);
  const language = useLanguage();
  const other = !options.some(([usual]) => usual === value);
  return (
    <>
      <Select
        label={label}
        value={other ? OTHER : value}
        options={[...options.map(([usual, word]) => [usual, word[language]] as const), [OTHER, t.otherKind]]}
        onChange={(chosen) => onChange(chosen === OTHER ? '' : chosen)}
      />
      {other && (
        <TextField
          label={t.otherKindName}
          hint={value === '' ? t.otherKindHint : t.keptAs(kindOf(value, options))}
          value={value}
          onChange={onChange}
        />
      )}
    </>
  );
}
