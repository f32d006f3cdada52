import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { writeState } from '../../url-state.ts';
import { useLatelyRows, useRowTitle } from './lately-rows.ts';
import { messages } from './messages.ts';

interface LatelyProps {
  readonly unit: string;
  readonly sample: boolean;
}

/** What a board recorded lately, newest first, with the way to put it right. */
export function Lately({ unit, sample }: LatelyProps) {
  const t = useText(messages);
  const { day, instant } = useFormat();
  const titleOf = useRowTitle();
  const { answer, rows } = useLatelyRows(unit, sample);
  return (
    <section aria-labelledby="lately">
      <h2 id="lately">{t.lately}</h2>
      <Answer to={answer}>
        {() => {
          if (rows.length === 0) return <p>{t.latelyNone}</p>;
          return (
            <Table caption={<span className="visually-hidden">{t.lately}</span>} heads={t.latelyHeads}>
              {rows.map((row) => (
                <tr key={`${row.form} ${row.id}`}>
                  <th scope="row">{titleOf(row)}</th>
                  <td>{row.on ? day(row.on) : t.noDay}</td>
                  <td>{row.recordedAt ? instant(row.recordedAt) : '–'}</td>
                  <td>
                    <Link href={`/log${writeState({ form: row.form, correct: row.id })}`}>{t.correctIt}</Link>
                  </td>
                </tr>
              ))}
            </Table>
          );
        }}
      </Answer>
    </section>
  );
}
