import { Link } from 'wouter';
import { REVIEW_KIND_WORDS, VISIT_KIND_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { LatelyDocument, type LatelyQuery } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage, type Language } from '../../i18n/language.ts';
import { Answer } from '../../ui/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { writeState } from '../../url-state.ts';
import type { ActingUnit } from '../own-unit.tsx';
import { formNamed } from './forms/forms.ts';
import { useLatelySteps, type Row } from './lately-steps.ts';
import { messages } from './messages.ts';

interface LatelyProps {
  readonly unit: ActingUnit;
  readonly sample: boolean;
}

/** What a board recorded lately, newest first, with the way to put it right. */
export function Lately({ unit, sample }: LatelyProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { day, instant } = useFormat();
  const answer = useAnswer(LatelyDocument, { unit: unit.id, sample }, KEPT);
  const steps = useLatelySteps(unit, sample);
  return (
    <section aria-labelledby="lately">
      <h2 id="lately">{t.lately}</h2>
      <Answer to={answer}>
        {(recorded) => {
          const rows = newestFirst(recorded, steps, language);
          if (rows.length === 0) return <p>{t.latelyNone}</p>;
          return (
            <Table caption={t.lately} heads={t.latelyHeads}>
              {rows.map(({ id, form, what, on, recordedAt }) => (
                <tr key={`${form} ${id}`}>
                  <th scope="row">
                    {formNamed(form)?.title[language]}
                    {what && `: ${what}`}
                  </th>
                  <td>{on ? day(on) : t.noDay}</td>
                  <td>{recordedAt ? instant(recordedAt) : '–'}</td>
                  <td>
                    <Link href={`/log${writeState({ form, correct: id })}`}>{t.correctIt}</Link>
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

const MOST = 15;

function newestFirst(recorded: LatelyQuery, steps: readonly Row[], language: Language): readonly Row[] {
  const rows = [...steps, ...activities(recorded, language), ...occasions(recorded, language)];
  return rows.toSorted((a, b) => (b.recordedAt ?? '').localeCompare(a.recordedAt ?? '')).slice(0, MOST);
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

function occasions({ reviews, visits, workingSessions }: LatelyQuery, language: Language): readonly Row[] {
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
  ];
}

/** What the form calls a kind; others keep their own word. */
function wordOf(form: string, kind: string, language: Language): string {
  const field = formNamed(form)?.fields.find(({ name }) => name === 'kind');
  const options = field?.type === 'kind' ? field.options : [];
  return options.find(([value]) => value === kind)?.[1][language] ?? kind;
}
