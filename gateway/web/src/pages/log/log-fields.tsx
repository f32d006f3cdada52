import type { ReactNode } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Select } from '../../ui/select.tsx';
import { DirectivePicker } from '../directive-picker.tsx';
import type { Draft, Form } from './draft.ts';
import type { Fault } from './faults.ts';
import { messages } from './messages.ts';

interface LogFieldsProps {
  readonly form: Form;
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly fault: Fault | undefined;
}

/** What one says of a receipt or a milestone. */
export function LogFields({ form, draft, change, fault }: LogFieldsProps) {
  const t = useText(messages);
  const { directive, on, note = '' } = draft;
  return (
    <>
      <At field="directive" fault={fault}>
        <DirectivePicker
          label={t.directive}
          chosen={directive}
          onChoose={(chosen) => change({ directive: chosen })}
        />
      </At>
      {form === 'milestone' && (
        <At field="kind" fault={fault}>
          <KindFields draft={draft} change={change} />
        </At>
      )}
      <At field="on" fault={fault}>
        <DayField label={t.on} hint={t.onHint} value={on} onChange={(day) => change({ on: day })} />
      </At>
      <At field="note" fault={fault}>
        <div className="field">
          <label htmlFor="log-remark">{t.note}</label>
          <p id="log-remark-hint" className="hint">
            {t.noteHint}
          </p>
          <input
            id="log-remark"
            aria-describedby="log-remark-hint"
            value={note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </div>
      </At>
    </>
  );
}

const KINDS = ['implemented', 'survey', 'other'] as const;

function KindFields({ draft: { kind = 'implemented' }, change }: Pick<LogFieldsProps, 'draft' | 'change'>) {
  const t = useText(messages);
  const chosen = KINDS.find((each) => each === kind) ?? 'other';
  return (
    <>
      <Select
        label={t.kind}
        value={chosen}
        options={KINDS.map((each) => [each, t.kinds[each]])}
        onChange={(each) => change({ kind: each === 'other' ? '' : each })}
      />
      {chosen === 'other' && (
        <div className="field">
          <label htmlFor="log-kind-word">{t.otherKind}</label>
          <input id="log-kind-word" value={kind} onChange={({ target }) => change({ kind: target.value })} />
        </div>
      )}
    </>
  );
}

interface AtProps {
  readonly field: string;
  readonly fault: Fault | undefined;
  readonly children: ReactNode;
}

/** A field with what is wrong with it. */
function At({ field, fault, children }: AtProps) {
  const language = useLanguage();
  const wrong = fault?.field === field;
  return (
    <div id={`log-${field}`} tabIndex={-1} className={wrong ? 'wrong' : ''}>
      {wrong && <p className="fault">{fault.message[language]}</p>}
      {children}
    </div>
  );
}
