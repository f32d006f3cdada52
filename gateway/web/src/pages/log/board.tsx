import type { ReactNode } from 'react';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { BoardDocument, type BoardQuery } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { ActingUnit } from '../own-unit.tsx';
import { DirectiveLink } from '../directives/directive-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { messages } from './messages.ts';
import { ReportsWanted, type OnRecord } from './reports-wanted.tsx';

interface BoardProps {
  readonly unit: ActingUnit;
  readonly sample: boolean;
  readonly onSample: (on: boolean) => void;
  readonly onRecord: OnRecord;
}

/** What is expected of a unit now: overdue first. */
export function Board({ unit, sample, onSample, onRecord }: BoardProps) {
  const t = useText(messages);
  const answer = useAnswer(BoardDocument, { unit: unit.id, sample }, KEPT);
  return (
    <section aria-labelledby="board">
      <h2 id="board">{t.expected(fullName(unit))}</h2>
      <Checkbox label={t.sampleToo} checked={sample} onChange={onSample} />
      <Answer to={answer}>{(board) => <Lists board={board} level={unit.level} onRecord={onRecord} />}</Answer>
    </section>
  );
}

interface ListsProps {
  readonly board: BoardQuery;
  readonly level: Level;
  readonly onRecord: OnRecord;
}

function Lists({ board, level, onRecord }: ListsProps) {
  const t = useText(messages);
  const { late, notReceived, overdueTasks, openTasks, overdueReports, dueReports } = board;
  const all = [late, notReceived, overdueTasks, openTasks];
  const none = all.every(({ totalCount }) => totalCount === 0);
  if (none && overdueReports.length + dueReports.length === 0) return <p>{t.nothing}</p>;
  return (
    <div className="cards">
      <ReportsWanted
        heading={t.overdueReports}
        wanted={overdueReports}
        level={level}
        onRecord={onRecord}
        urgent
      />
      <List heading={t.late} of={late} urgent>
        {(each) => (
          <p>
            <Document directive={each} />
          </p>
        )}
      </List>
      <List heading={t.overdueTasks} of={overdueTasks} urgent>
        {(each) => <Task task={each} onRecord={onRecord} />}
      </List>
      <ReportsWanted heading={t.dueReports} wanted={dueReports} level={level} onRecord={onRecord} />
      <List heading={t.notReceived} of={notReceived}>
        {(each) => <NotReceived directive={each} onRecord={onRecord} />}
      </List>
      <List heading={t.openTasks} of={openTasks}>
        {(each) => <Task task={each} onRecord={onRecord} />}
      </List>
    </div>
  );
}

interface NotReceivedProps {
  readonly directive: BoardQuery['notReceived']['nodes'][number];
  readonly onRecord: OnRecord;
}

function NotReceived({ directive, onRecord }: NotReceivedProps) {
  const t = useText(messages);
  const { id, symbol, title } = directive;
  return (
    <>
      <p>
        <Document directive={directive} />
      </p>
      <button
        type="button"
        aria-label={t.recordReceipt(symbol ?? title)}
        onClick={() => onRecord('receipt', { directive: id })}
      >
        {t.receive}
      </button>
    </>
  );
}

interface ListProps<Each> {
  readonly heading: string;
  readonly of: { readonly totalCount: number; readonly nodes: readonly Each[] };
  readonly urgent?: boolean;
  readonly children: (each: Each) => ReactNode;
}

function List<Each extends { readonly id: string }>({ heading, of, urgent, children }: ListProps<Each>) {
  const t = useText(messages);
  const { number } = useFormat();
  if (of.totalCount === 0) return null;
  const more = of.totalCount - of.nodes.length;
  return (
    <section className="panel">
      <h3 className={urgent ? 'fault' : ''}>
        {heading} ({number(of.totalCount)})
      </h3>
      <ul className="awaited">
        {of.nodes.map((each) => (
          <li key={each.id}>{children(each)}</li>
        ))}
      </ul>
      {more > 0 && <p className="hint">{t.andMore(number(more))}</p>}
    </section>
  );
}

function Document({ directive }: { readonly directive: BoardQuery['late']['nodes'][number] }) {
  const t = useText(messages);
  const { day } = useFormat();
  const { symbol, title, issuedOn } = directive;
  return (
    <>
      <DirectiveLink directive={directive} /> {symbol ? title : ''}{' '}
      {issuedOn && <span className="hint">{t.issued(day(issuedOn))}</span>}
    </>
  );
}

interface TaskProps {
  readonly task: BoardQuery['openTasks']['nodes'][number];
  readonly onRecord: OnRecord;
}

function Task({ task: { id, text, dueOn }, onRecord }: TaskProps) {
  const t = useText(messages);
  const { day } = useFormat();
  return (
    <>
      <p>
        {text} {dueOn && <span className="hint">{t.due(day(dueOn))}</span>}
      </p>
      <button
        type="button"
        aria-label={t.resultOf(text)}
        onClick={() => onRecord('task-result', { task: id })}
      >
        {t.result}
      </button>
    </>
  );
}
