import { bilingual, useText } from '../../i18n/bilingual.ts';
import { DayField } from '../../ui/day-field.tsx';
import type { ChosenTimes } from './times.ts';

const messages = bilingual(
  {
    on: 'Tính đến ngày',
    onHint: 'ngày/tháng/năm; để trống là hôm nay',
    known: 'Theo thông tin đã có đến ngày',
    knownHint: 'ngày/tháng/năm; để trống là mọi thông tin đến nay',
  },
  {
    on: 'As of',
    onHint: 'day/month/year; empty: today',
    known: 'As known on',
    knownHint: 'day/month/year; empty: everything recorded so far',
  },
);

interface TimesFieldsProps {
  readonly times: ChosenTimes;
  readonly change: (times: ChosenTimes) => void;
}

/** Which day is looked at, and with what knowledge. */
export function TimesFields({ times, change }: TimesFieldsProps) {
  const t = useText(messages);
  return (
    <div className="fields no-print">
      <DayField label={t.on} hint={t.onHint} value={times.on} onChange={(on) => change({ on })} />
      <DayField
        label={t.known}
        hint={t.knownHint}
        value={times.known}
        onChange={(known) => change({ known })}
      />
    </div>
  );
}
