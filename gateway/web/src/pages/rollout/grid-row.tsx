import { memo } from 'react';
import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { messages as common } from '../../ui/messages.ts';
import { GRID_STAGES } from './grid-stages.ts';
import { messages } from './messages.ts';
import { isOverdue, useStageSaid, type Reached } from './stage-said.ts';
import { elsewhere, type RolloutUrl } from './state.ts';
import { fullName } from './unit-words.ts';
import type { Row } from './use-rows.ts';

interface PlaceProps {
  readonly index: number;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

interface GridRowProps extends PlaceProps {
  readonly row: Row;
  readonly url: RolloutUrl;
}

const HAS_UNITS_BELOW = ['PROVINCE', 'DISTRICT'];

/** Drawn once, and not with every row that is scrolled into view. */
export const GridRow = memo(
  ({ row: { unit, stages, lastActivityOn }, index, url, measure }: GridRowProps) => {
    const t = useText(messages);
    const format = useFormat();
    const name = fullName(unit);
    return (
      <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
        <th scope="row">
          {HAS_UNITS_BELOW.includes(unit.level) ? (
            <Link href={url.link({ ...elsewhere, within: unit.id })}>{name}</Link>
          ) : (
            name
          )}
        </th>
        {GRID_STAGES.map((stage) => (
          <StageCell key={stage} reached={stages.find((each) => each.stage === stage)} />
        ))}
        <td className={lastActivityOn ? '' : 'UNKNOWN'}>
          {lastActivityOn ? format.day(lastActivityOn) : t.none}
        </td>
        <td className="no-print">
          <button type="button" aria-label={t.whyOf(name)} onClick={() => url.change({ unit: unit.id })}>
            {t.why}
          </button>
        </td>
      </tr>
    );
  },
);

export function RowOnItsWay({ index, measure }: PlaceProps) {
  const { loading } = useText(common);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="on-its-way">
      <th scope="row">{loading}</th>
      <td colSpan={GRID_STAGES.length + 2} />
    </tr>
  );
}

/** Never colour alone: what the cell means stands in it as text. */
function StageCell({ reached }: { reached: Reached | undefined }) {
  const [said, late] = useStageSaid()(reached);
  if (!reached) return <td />;
  return (
    <td className={isOverdue(reached) ? 'late' : reached.coverage}>
      {said}
      {late && <small> · {late}</small>}
    </td>
  );
}
