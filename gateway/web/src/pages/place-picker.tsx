import { useState } from 'react';
import { SearchUnitsDocument } from '../generated/graphql.ts';
import { useAtHand } from '../graphql/at-hand.ts';
import { fresh } from '../graphql/fresh.ts';
import { matching } from '../graphql/matching.ts';
import { useAnswer } from '../graphql/questions.ts';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { words } from '../i18n/words.ts';
import { useSession } from '../session/session.ts';
import { Combobox } from '../ui/combobox.tsx';
import { useSettled } from '../ui/settled.ts';
import { useNamedUnit } from './named.ts';
import { fullName } from './rollout/unit-words.ts';

const messages = bilingual(
  {
    country: 'Tên đơn vị, không cần dấu; để trống: cả nước',
    own: 'Đơn vị mà tài khoản được đọc; để trống: đơn vị của tài khoản',
  },
  {
    country: 'Name of a unit, accents not needed; empty: the whole country',
    own: 'A unit that the account reads; empty: its own unit',
  },
);

interface PickerProps {
  readonly label: string;
  /** Left out: what nothing chosen means. */
  readonly hint?: string;
  /** True: to look at; only what the account reads is offered. */
  readonly toRead?: boolean;
  readonly chosen: string | undefined;
  /** Day of the tree of units. */
  readonly on: string | undefined;
  /** True: it stays as it is. */
  readonly locked?: boolean;
  readonly onChoose: (id: string | undefined) => void;
}

/** Finds a unit by its name or code; level, parent and code tell those of one name apart. */
export function PlacePicker({ label, hint, chosen, on, locked, toRead, onChoose }: PickerProps) {
  const t = useText(messages);
  const isCentral = useSession()?.unit?.level === 'centre';
  const { level } = useText(words);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useAnswer(SearchUnitsDocument, search === '' ? undefined : { search, on: on ?? null });
  const atHand = useAtHand(SearchUnitsDocument, ({ units }) => units.nodes);
  const unit = useNamedUnit(chosen);
  const listed =
    fresh(found, typed, search)?.units.nodes ??
    (atHand && matching(atHand, typed, (each) => [fullName(each), each.name, each.code ?? '']));
  const offered = toRead ? listed?.filter(({ readable }) => readable) : listed;
  const choices = offered?.map((each) => ({
    id: each.id,
    label: fullName(each),
    detail: [level[each.level], each.parent ? fullName(each.parent) : '', each.code ?? '']
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Combobox
      label={label}
      hint={hint ?? (toRead && !isCentral ? t.own : t.country)}
      locked={locked}
      chosen={unit ? fullName(unit) : ''}
      choices={search === '' ? [] : choices}
      onType={setTyped}
      onChoose={(choice) => onChoose(choice?.id)}
    />
  );
}
