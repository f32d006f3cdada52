import { useText } from '../../i18n/bilingual.ts';
import { DayField } from '../../ui/day-field.tsx';
import { DirectivePicker } from '../directive-picker.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { messages } from './messages.ts';
import { elsewhere, type RolloutUrl } from './state.ts';

/** The question: which document, where, on which day, as known when, compared with what. */
export function Filters({ url: { state, change } }: { url: RolloutUrl }) {
  const t = useText(messages);
  return (
    <section className="panel no-print" aria-labelledby="question">
      <h2 id="question">{t.question}</h2>
      <div className="fields">
        <div className="wide">
          <DirectivePicker
            label={t.directive}
            chosen={state.directive}
            onChoose={(directive) => change({ directive })}
          />
        </div>
        <PlacePicker
          toRead
          label={t.place}
          chosen={state.within}
          on={state.on}
          onChoose={(within) => change({ ...elsewhere, within })}
        />
        <DayField label={t.on} hint={t.onHint} value={state.on} onChange={(on) => change({ on })} />
        <DayField
          label={t.before}
          hint={t.beforeHint}
          value={state.before}
          onChange={(before) => change({ before })}
        />
        <DayField
          label={t.known}
          hint={t.knownHint}
          value={state.known}
          onChange={(known) => change({ known })}
        />
      </div>
    </section>
  );
}
