import { HistoryDocument, RecordChangedDocument } from '../../generated/graphql.ts';
import { useLive } from '../../graphql/live.ts';
import { nameOf, type Operation } from '../../graphql/operation.ts';
import { askAfter } from '../../graphql/positions.ts';
import { questions } from '../../graphql/questions.ts';
import { streamOf } from './stream-of.ts';

/**
 * Asks for the history and for what else shows the record anew as soon as somebody changes it. Undefined: nothing
 * is looked at yet.
 */
export function useChangesOf(id: string | undefined, ...shownBy: readonly Operation[]): void {
  const subject = id === undefined ? undefined : { subject: streamOf(id) };
  useLive(RecordChangedDocument, subject, ({ eventRecorded: { subject: stream, version } }) => {
    askAfter(stream, version);
    for (const document of [...shownBy, HistoryDocument])
      void questions.invalidateQueries({ queryKey: [nameOf(document)] });
  });
}
