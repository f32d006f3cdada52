import { ReviewFiguresDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Figure } from '../../ui/figures.tsx';
import { overFigures, Table } from '../../ui/table.tsx';
import { useUrlState } from '../../url-state.ts';
import { messages as explain } from './explain/messages.ts';
import { FigureDialog } from './explain/figure-dialog.tsx';
import { gapLooks, isNumber, keyOf, rowsOf, type FigureRow } from './figure-rows.ts';
import { messages } from './messages.ts';
import type { FigureScope } from './scope-of.ts';
import { reviewUrl } from './url.ts';
import { useFigureName } from './use-figure-name.ts';

/** Figures of the unit for what is reviewed: stated, computed, listed singly, and the gap between them. */
export function Figures({ scope }: { readonly scope: FigureScope }) {
  const t = useText(messages);
  const { day } = useFormat();
  const [{ why }, change] = useUrlState(reviewUrl);
  return (
    <Answer to={useAnswer(ReviewFiguresDocument, scope)}>
      {({ activities }) => {
        const rows = activities.flatMap(rowsOf);
        if (rows.length === 0) return <p role="status">{t.noFigures}</p>;
        return (
          <>
            <Table
              caption={t.figuresOf(day(scope.from), day(scope.to))}
              heads={[t.figure, ...overFigures(t.stated, t.computed, t.itemised, t.gap)]}
              figures
            >
              {rows.map((row) => (
                <Row key={keyOf(row)} row={row} onOpen={() => change({ why: keyOf(row) })} />
              ))}
            </Table>
            {why !== undefined && (
              <FigureDialog figure={why} scope={scope} onClose={() => change({ why: undefined })} />
            )}
          </>
        );
      }}
    </Answer>
  );
}

const LOOKS = { none: 'figure', remainder: 'figure PARTLY', wrong: 'figure late' } as const;

interface RowProps {
  readonly row: FigureRow;
  readonly onOpen: () => void;
}

function Row({ row, onOpen }: RowProps) {
  const t = useText(messages);
  const { leadsTo } = useText(explain);
  const { bound } = useText(words);
  const { number, percent } = useFormat();
  const name = useFigureName()(row);
  const say = row.percent ? percent : number;
  const shown = (column: string, value: FigureRow['stated'], before = '') =>
    isNumber(value) ? (
      <Figure leadsTo={leadsTo(column, name)} onOpen={onOpen}>
        {`${before}${say(value)}`}
      </Figure>
    ) : (
      '–'
    );
  const looks = gapLooks(row);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="figure">{shown(t.stated, row.stated, bound[row.qualifier])}</td>
      <td className="figure">{shown(t.computed, row.computed)}</td>
      <td className="figure">{shown(t.itemised, row.itemised)}</td>
      <td className={LOOKS[looks]}>
        {shown(t.gap, row.gap)} {looks === 'none' ? '' : <span className="hint">{t.gaps[looks]}</span>}
      </td>
    </tr>
  );
}
