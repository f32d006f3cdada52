import { ReviewFiguresDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { gapLooks, isNumber, rowsOf, type FigureRow } from './figure-rows.ts';
import { messages } from './messages.ts';
import type { FigureScope } from './scope-of.ts';

/** Figures of the unit for what is reviewed: stated, computed, listed singly, and the gap between them. */
export function Figures({ scope }: { readonly scope: FigureScope }) {
  const t = useText(messages);
  const { day } = useFormat();
  return (
    <Answer to={useAnswer(ReviewFiguresDocument, scope)}>
      {({ activities }) => {
        const rows = activities.flatMap(rowsOf);
        if (rows.length === 0) return <p role="status">{t.noFigures}</p>;
        return (
          <Table
            caption={t.figuresOf(day(scope.from), day(scope.to))}
            heads={[t.figure, t.stated, t.computed, t.itemised, t.gap]}
          >
            {rows.map((row) => (
              <Row key={`${row.kinds.join()} ${row.what} ${row.percent}`} row={row} />
            ))}
          </Table>
        );
      }}
    </Answer>
  );
}

const LOOKS = { none: 'figure', remainder: 'figure PARTLY', wrong: 'figure late' } as const;

function Row({ row }: { readonly row: FigureRow }) {
  const t = useText(messages);
  const { kinds, people, bound } = useText(words);
  const { number, percent } = useFormat();
  const { what, stated } = row;
  const say = row.percent ? percent : number;
  const figure = (value: FigureRow['stated']) => (isNumber(value) ? say(value) : '–');
  const measure = what === 'count' ? t.howMany : what === 'plan' ? t.ofPlan : people[what];
  const looks = gapLooks(row);
  return (
    <tr>
      <th scope="row">
        {row.kinds.map((kind) => kinds[kind] ?? kind).join(', ')}: {measure}
        {row.percent && what !== 'plan' ? ` (%)` : ''}
      </th>
      <td className="figure">{isNumber(stated) ? `${bound[row.qualifier]}${say(stated)}` : '–'}</td>
      <td className="figure">{figure(row.computed)}</td>
      <td className="figure">{figure(row.itemised)}</td>
      <td className={LOOKS[looks]}>
        {figure(row.gap)} {looks === 'none' ? '' : <span className="hint">{t.gaps[looks]}</span>}
      </td>
    </tr>
  );
}
