import type { ReactNode } from 'react';
import { ReviewFigureFactsDocument, type ReviewFigureFactsQuery } from '../../../generated/graphql.ts';
import { useAnswer } from '../../../graphql/questions.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Answer } from '../../../ui/answer.tsx';
import { TellingModal } from '../../../ui/modal.tsx';
import { FactList } from '../../facts/fact-list.tsx';
import { isNumber, keyOf, rowsOf, type FigureRow } from '../figure-rows.ts';
import type { FigureScope } from '../scope-of.ts';
import { useFigureName } from '../use-figure-name.ts';
import { messages } from './messages.ts';
import { Reckoned } from './reckoned.tsx';

interface FigureDialogProps {
  /** `keyOf` the row whose reasons are open. */
  readonly figure: string;
  readonly scope: FigureScope;
  readonly onClose: () => void;
}

/** What stands behind a figure of a review: how it comes about, and the recorded facts it counts. */
export function FigureDialog({ figure, scope, onClose }: FigureDialogProps) {
  const t = useText(messages);
  const answer = useAnswer(ReviewFigureFactsDocument, scope);
  return (
    <TellingModal label={t.label} onClose={onClose}>
      <Answer to={answer}>
        {({ activities }) => {
          for (const total of activities) {
            const row = rowsOf(total).find((each) => keyOf(each) === figure);
            if (row) return <Explained row={row} total={total} />;
          }
          return <p>{t.gone}</p>;
        }}
      </Answer>
    </TellingModal>
  );
}

export type ExplainedTotal = ReviewFigureFactsQuery['activities'][number];

interface ExplainedProps {
  readonly row: FigureRow;
  readonly total: ExplainedTotal;
}

function Explained({ row, total }: ExplainedProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const name = useFigureName();
  const { evidence, planFrom, uncounted } = total;
  const ofPlan = row.what === 'plan' && isNumber(row.computed);
  return (
    <>
      <h2>{name(row)}</h2>
      <Reckoned row={row} total={total} />
      <Facts heading={t.facts(number(evidence.length))} facts={evidence} />
      {ofPlan && <Facts heading={t.planFrom} facts={planFrom} />}
      <Facts heading={t.uncounted} facts={uncounted} />
    </>
  );
}

interface FactsProps {
  readonly heading: ReactNode;
  readonly facts: ExplainedTotal['evidence'];
}

function Facts({ heading, facts }: FactsProps) {
  if (facts.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <FactList facts={facts} knownAt={null} />
    </>
  );
}
