import { HistoryDocument, RecordChangedDocument } from '../../generated/graphql.ts';
import { useLive } from '../../graphql/live.ts';
import { nameOf, type Operation } from '../../graphql/operation.ts';
import { questions } from '../../graphql/questions.ts';

/** Asks for the history and for what else shows the record anew as soon as somebody changes it. */
export function useChangesOf(id: string, shownBy: Operation): void {
  useLive(RecordChangedDocument, { subject: id }, () => {
    for (const document of [shownBy, HistoryDocument])
      void questions.invalidateQueries({ queryKey: [nameOf(document)] });
  });
}
