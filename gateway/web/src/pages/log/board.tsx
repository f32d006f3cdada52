import type { ReactNode } from 'react';
import { BoardDocument, type BoardQuery } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import { DirectiveLink } from '../directives/directive-link.tsx';
import { type LinkedUnit } from '../units/unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { messages } from './messages.ts';

interface BoardProps {
  readonly unit: LinkedUnit;
  readonly sample: boolean;
  readonly onSample: (on: boolean) => void;
  readonly onReceive: (directive: string) => void;
}

/** What is expected of a unit now: overdue first. */
export function Board({ unit, sample, onSample, onReceive }: BoardProps) {
  const t = useText(messages);
  const answer = useAnswer(BoardDocument, { unit: unit.id, sample }, KEPT);
  return (
    <section aria-labelledby="board">
      <h2 id="board">{t.expected(fullName(unit))}</h2>
      <label>
        <input type="checkbox" checked={sample} onChange={({ target }) => onSample(target.checked)} />{' '}
        {t.sampleToo}
      </label>
      <Answer to={answer}>{(board) => <Lists board={board} onReceive={onReceive} />}</Answer>
    </section>
  );
}

interface ListsProps {
  readonly board: BoardQuery;
  readonly onReceive: (directive: string) => void;
}

function Lists({ board, onReceive }: ListsProps) {
  const t = useText(messages);
  const { late, notReceived, overdueTasks, openTasks } = board;
  const all = [late, notReceived, overdueTasks, openTasks];
  if (all.every(({ totalCount }) => totalCount === 0)) return <p>{t.nothing}</p>;
  return (
    <div className="cards">
      <List heading={t.late} of={late} urgent>
        {(each) => <Document directive={each} />}
      </List>
      <List heading={t.overdueTasks} of={overdueTasks} urgent>
        {(each) => <Task task={each} />}
      </List>
      <List heading={t.notReceived} of={notReceived}>
        {(each) => (
          <>
            <Document directive={each} />{' '}
            <button
              type="button"
              aria-label={t.recordReceipt(each.symbol ?? each.title)}
              onClick={() => onReceive(each.id)}
            >
              {t.receive}
            </button>
          </>
        )}
      </List>
      <List heading={t.openTasks} of={openTasks}>
        {(each) => <Task task={each} />}
      </List>
    </div>
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
      <ul>
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

function Task({ task: { text, dueOn } }: { readonly task: BoardQuery['openTasks']['nodes'][number] }) {
  const t = useText(messages);
  const { day } = useFormat();
  return (
    <>
      {text} {dueOn && <span className="hint">{t.due(day(dueOn))}</span>}
    </>
  );
}
