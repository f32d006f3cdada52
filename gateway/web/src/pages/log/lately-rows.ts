import { compareText } from '@trienkhai/kernel/compare-text';
import type { UseQueryResult } from '@tanstack/react-query';
import { REVIEW_KIND_WORDS, VISIT_KIND_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { LatelyDocument, type LatelyQuery } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useLanguage, type Language } from '../../i18n/language.ts';
import { formNamed } from './forms/forms.ts';
import { useLatelySteps, type Row } from './lately-steps.ts';

const MOST = 15;

/** What a board recorded lately, newest first. */
export function useLatelyRows(
  unit: string,
  sample: boolean,
): { readonly answer: UseQueryResult<LatelyQuery>; readonly rows: readonly Row[] } {
  const language = useLanguage();
  const answer = useAnswer(LatelyDocument, { unit, sample }, KEPT);
  const steps = useLatelySteps(unit, sample);
  return { answer, rows: answer.data ? newestFirst(answer.data, steps, language) : [] };
}

/** What was recorded, in the words of its form. */
export function useRowTitle(): (row: Row) => string {
  const language = useLanguage();
  return ({ form, what }) => [formNamed(form)?.title[language], what].filter(Boolean).join(': ');
}

function newestFirst(recorded: LatelyQuery, steps: readonly Row[], language: Language): readonly Row[] {
  const rows = [...steps, ...activities(recorded, language), ...occasions(recorded, language)];
  return rows.toSorted((a, b) => compareText(b.recordedAt ?? '', a.recordedAt ?? '')).slice(0, MOST);
}

function activities({ sessions, reports, milestones }: LatelyQuery, language: Language): readonly Row[] {
  return [
    ...sessions.nodes.map(({ kind, held, heldOn, plannedOn, ...each }) => ({
      ...each,
      form: held ? 'session' : 'planned-session',
      what: wordOf('session', kind, language),
      on: held ? heldOn : plannedOn,
    })),
    ...reports.nodes.map(({ period: { label, to }, ...each }) => ({
      ...each,
      form: 'figures',
      what: label ?? '',
      on: to,
    })),
    ...milestones.nodes.map(({ kind, ...each }) => ({
      ...each,
      form: 'milestone',
      what: wordOf('milestone', kind, language),
    })),
  ];
}

function occasions(
  { reviews, visits, workingSessions, awards }: LatelyQuery,
  language: Language,
): readonly Row[] {
  return [
    ...reviews.nodes.map(({ kind, heldOn, ...each }) => ({
      ...each,
      form: 'review',
      what: REVIEW_KIND_WORDS[language][kind],
      on: heldOn,
    })),
    ...visits.nodes.map(({ kind, from, ...each }) => ({
      ...each,
      form: 'visit',
      what: VISIT_KIND_WORDS[language][kind],
      on: from,
    })),
    ...workingSessions.nodes.map(({ heldOn, ...each }) => ({
      ...each,
      form: 'working-session',
      what: '',
      on: heldOn,
    })),
    ...awards.map(({ name, edition, ...each }) => ({ ...each, form: 'award', what: `${name} ${edition}` })),
  ];
}

/** What the form calls a kind; others keep their own word. */
function wordOf(form: string, kind: string, language: Language): string {
  const field = formNamed(form)?.fields.find(({ name }) => name === 'kind');
  const options = field?.type === 'kind' ? field.options : [];
  return options.find(([value]) => value === kind)?.[1][language] ?? kind;
}
