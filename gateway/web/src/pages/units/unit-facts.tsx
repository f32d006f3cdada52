import type { UnitPageQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Fact } from '../../ui/fact.tsx';
import { messages } from './messages.ts';

export type ShownUnit = Extract<UnitPageQuery['node'], { __typename: 'Unit' }>;

/** Code, level, days and, of an organ, its mark and other names. */
export function UnitFacts({ unit }: { readonly unit: ShownUnit }) {
  const t = useText(messages);
  const { level } = useText(words);
  const { day } = useFormat();
  const from = unit.validFrom ? t.since(day(unit.validFrom)) : t.startUnknown;
  const ended = unit.validTo ? `, ${t.until(day(unit.validTo))} (${t.closed})` : '';
  return (
    <dl className="facts">
      <Fact term={t.level}>{level[unit.level]}</Fact>
      {unit.code && <Fact term={t.code}>{unit.code}</Fact>}
      <Fact term={t.validity}>{unit.withdrawn ? t.withdrawn : `${from}${ended}`}</Fact>
      {unit.symbol && <Fact term={t.symbol}>{unit.symbol}</Fact>}
      {unit.aliases.length > 0 && <Fact term={t.aliases}>{unit.aliases.join('; ')}</Fact>}
    </dl>
  );
}
