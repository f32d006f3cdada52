import { useQueries } from '@tanstack/react-query';
import { HistoryDocument, ReviewReportsDocument, type HistoryQuery } from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import { nameOf } from '../../graphql/operation.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Answer } from '../../ui/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { ChangedValues } from '../history/changed-values.tsx';
import { eventName } from '../history/event-names.ts';
import { messages } from './messages.ts';
import type { FigureScope } from './scope-of.ts';
import { changedSince, lastJudged } from './since.ts';

interface SinceProps {
  readonly review: { readonly id: string };
  readonly scope: FigureScope | undefined;
}

/** What is different in the review and in the reports given with it since somebody judged it last. */
export function ChangesSince({ review, scope }: SinceProps) {
  const asked = scope && { unit: scope.within, from: scope.from, to: scope.to, sample: scope.sample };
  const listed = useAnswer(ReviewReportsDocument, asked);
  const given = listed.data?.reports.nodes.filter((report) => report.review?.id === review.id) ?? [];
  const reports = useHistories(given.map(({ id }) => id));
  const own = useAnswer(HistoryDocument, { id: review.id });
  return (
    <Answer to={own}>
      {({ history }) => (
        <Changes own={history.nodes} reports={reports.flatMap((each) => each.history.nodes)} />
      )}
    </Answer>
  );
}

/** Whatever has been answered so far. */
function useHistories(ids: readonly string[]): readonly HistoryQuery[] {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [nameOf(HistoryDocument), { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(HistoryDocument, { id }, signal),
    })),
  }).flatMap(({ data }) => (data ? [data] : []));
}

type Change = HistoryQuery['history']['nodes'][number];

interface ChangesProps {
  readonly own: readonly Change[];
  readonly reports: readonly Change[];
}

function Changes({ own, reports }: ChangesProps) {
  const t = useText(messages);
  const language = useLanguage();
  const { instant, number } = useFormat();
  const judged = lastJudged(own);
  if (!judged) return <p>{t.firstSubmission}</p>;
  const changed = changedSince(judged, [...own, ...reports]);
  const since = t.since(eventName(judged.what, language), instant(judged.recordedAt));
  if (changed.length === 0) return <p>{t.noChange(since)}</p>;
  return (
    <Table
      caption={t.changeCount(number(changed.length), since)}
      heads={[t.change, t.recordedAt, t.by, t.reason, t.values]}
    >
      {changed.map((change) => (
        <tr key={change.id}>
          <th scope="row">{eventName(change.what, language)}</th>
          <td>{instant(change.recordedAt)}</td>
          <td>{change.actor}</td>
          <td>{change.reason ?? '–'}</td>
          <td>
            <ChangedValues id={change.id} fields={change.fields} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
