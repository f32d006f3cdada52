import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import {
  NameDirectiveDocument,
  NameUnitDocument,
  SearchDirectivesDocument,
  SearchUnitsDocument,
} from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { useSettled } from '../../ui/settled.ts';
import { messages } from './messages.ts';
import { elsewhere, type RolloutUrl } from './state.ts';
import { documentIn, fullName } from './unit-words.ts';

/** The question: which document, where, on which day, as known when, compared with what. */
export function Filters({ url: { state, change } }: { url: RolloutUrl }) {
  const t = useText(messages);
  return (
    <section className="panel no-print" aria-labelledby="question">
      <h2 id="question">{t.question}</h2>
      <div className="fields">
        <DirectivePicker chosen={state.directive} onChoose={(directive) => change({ directive })} />
        <PlacePicker
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

/** The answer to what stands in the field now: nobody takes a suggestion for what was typed before. */
function fresh<Result>(found: UseQueryResult<Result>, typed: string, search: string): Result | undefined {
  return typed.trim() === search && !found.isPlaceholderData ? found.data : undefined;
}

interface PickerProps {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function DirectivePicker({ chosen, onChoose }: PickerProps) {
  const t = useText(messages);
  const format = useFormat();
  const { sample } = useText(words);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useAnswer(SearchDirectivesDocument, { search: search || null });
  const named = useAnswer(NameDirectiveDocument, chosen === undefined ? undefined : { id: chosen });
  const document = documentIn(named.data?.node);
  const label = (symbol: string | null | undefined, title: string) =>
    symbol ? `${symbol} · ${title}` : title;
  const choices = fresh(found, typed, search)?.directives.nodes.map((each) => ({
    id: each.id,
    label: label(each.symbol, each.title),
    detail: [each.issuedOn ? format.day(each.issuedOn) : '', each.sample ? sample : '']
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <div className="wide">
      <Combobox
        label={t.directive}
        hint={t.directiveHint}
        chosen={chosen !== undefined && document ? label(document.symbol, document.title) : ''}
        choices={choices}
        onType={setTyped}
        onChoose={(choice) => onChoose(choice?.id)}
      />
    </div>
  );
}

function PlacePicker({ chosen, on, onChoose }: PickerProps & { readonly on: string | undefined }) {
  const t = useText(messages);
  const { level } = useText(words);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useAnswer(SearchUnitsDocument, search === '' ? undefined : { search, on: on ?? null });
  const named = useAnswer(NameUnitDocument, chosen === undefined ? undefined : { id: chosen });
  const unit = documentIn(named.data?.node);
  const choices = fresh(found, typed, search)?.units.nodes.map((each) => ({
    id: each.id,
    label: fullName(each),
    detail: [level[each.level], each.parent ? fullName(each.parent) : '', each.code ?? '']
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Combobox
      label={t.place}
      hint={t.placeHint}
      chosen={chosen !== undefined && unit ? fullName(unit) : ''}
      choices={search === '' ? [] : choices}
      onType={setTyped}
      onChoose={(choice) => onChoose(choice?.id)}
    />
  );
}
