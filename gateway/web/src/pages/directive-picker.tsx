import { useState } from 'react';
import { SearchDirectivesDocument } from '../generated/graphql.ts';
import { useAtHand } from '../graphql/at-hand.ts';
import { fresh } from '../graphql/fresh.ts';
import { matching } from '../graphql/matching.ts';
import { OFFERED, useAnswer } from '../graphql/questions.ts';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { words } from '../i18n/words.ts';
import { Combobox } from '../ui/combobox.tsx';
import { useSettled } from '../ui/settled.ts';
import { titleOf, useNamedDirective } from './named.ts';

const messages = bilingual(
  { hint: 'Số, ký hiệu hoặc trích yếu; không cần dấu' },
  { hint: 'Symbol or title; accents are not needed' },
);

interface PickerProps {
  readonly label: string;
  /** Absent: how one searches. */
  readonly hint?: string;
  readonly chosen: string | undefined;
  /** True: it stays as it is. */
  readonly locked?: boolean;
  readonly onChoose: (id: string | undefined) => void;
}

/** Finds a registered document by its symbol or by words of its title. */
export function DirectivePicker({ label, hint, chosen, locked, onChoose }: PickerProps) {
  const t = useText(messages);
  const format = useFormat();
  const { sample } = useText(words);
  const [entered, setEntered] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useAnswer(
    SearchDirectivesDocument,
    entered ? { search: search || null } : undefined,
    OFFERED,
  );
  const atHand = useAtHand(SearchDirectivesDocument, ({ directives }) => directives.nodes);
  const document = useNamedDirective(chosen);
  const listed =
    fresh(found, typed, search)?.directives.nodes ??
    (atHand && matching(atHand, typed, ({ symbol, title }) => [symbol ?? '', title]));
  const choices = listed?.map((each) => ({
    id: each.id,
    label: titleOf(each),
    detail: [each.issuedOn ? format.day(each.issuedOn) : '', each.sample ? sample : '']
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Combobox
      label={label}
      hint={hint ?? t.hint}
      locked={locked}
      chosen={document ? titleOf(document) : ''}
      choices={choices}
      onEnter={() => setEntered(true)}
      onType={setTyped}
      onChoose={(choice) => onChoose(choice?.id)}
    />
  );
}
