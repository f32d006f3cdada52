import type { Level } from '@trienkhai/kernel/vocabulary';
import { LatelyStepsDocument } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';

/** One line of what was recorded lately. */
export interface Row {
  readonly id: string;
  /** Name of the form with which it is put right. */
  readonly form: string;
  readonly what: string;
  readonly on: string | null;
  readonly recordedAt: string | null;
}

const FORMS: Partial<Record<string, string>> = {
  RECEIVED: 'receipt',
  PLANNED: 'plan',
  STUDIED: 'study',
  PROGRAMME: 'programme',
};

/** The steps that a unit recorded itself under the documents that came to it last. */
export function useLatelySteps(unit: string, sample: boolean): readonly Row[] {
  const level = unit.slice(0, unit.indexOf(':')).toUpperCase() as Level;
  const { data } = useAnswer(LatelyStepsDocument, { unit, level, sample }, KEPT);
  return (data?.directives.nodes ?? []).flatMap(({ symbol, title, rollout }) =>
    rollout.rows.nodes
      .flatMap(({ stages }) => stages)
      .flatMap(({ stage, on, recordedAt, evidence }) => {
        const own = evidence.find(({ id }) => id.endsWith(`:${unit}`));
        const form = FORMS[stage];
        return own && form ? [{ id: own.id, form, what: symbol ?? title, on, recordedAt }] : [];
      }),
  );
}
