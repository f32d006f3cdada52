import type { RolloutRowsQuery } from '../../generated/graphql.ts';
import { grow, type GrowingList } from '../../graphql/growing.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { Cells } from '../../ui/tsv.ts';
import { GRID_STAGES } from './grid-stages.ts';
import { messages } from './messages.ts';
import { useStageSaid } from './stage-said.ts';
import { fullName } from './unit-words.ts';
import { rowsIn, type Row } from './use-rows.ts';

/** Copies every unit that the filters leave, also those that nobody has scrolled to yet. */
export function CopyRows({ list }: { readonly list: GrowingList<RolloutRowsQuery> }) {
  const t = useText(messages);
  const word = useText(words);
  const { day } = useFormat();
  const said = useStageSaid();
  const heads = [t.unit, ...GRID_STAGES.map((stage) => word.stage[stage]), t.last];
  const cellsOf = ({ unit, stages, lastActivityOn }: Row) => [
    fullName(unit),
    ...GRID_STAGES.map((stage) => said(stages.find((each) => each.stage === stage)).join(' · ')),
    lastActivityOn ? day(lastActivityOn) : t.none,
  ];
  const all = async (): Promise<Cells> => [heads, ...rowsIn(await grow(list)).map(cellsOf)];
  return <CopyButton what={t.rows} rows={all} />;
}
