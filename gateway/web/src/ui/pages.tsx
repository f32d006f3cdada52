import { useDeferredValue, type ReactNode } from 'react';
import type { GrowingList } from '../graphql/growing.ts';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { Refused } from './answer.tsx';
import { Pending } from './pending.tsx';
import { PrintedPart } from './printed-part.tsx';
import { usePrinting, useWholeInPrint } from './printing.ts';

const messages = bilingual({ more: 'Xem thêm' }, { more: 'Show more' });

interface PagesProps<Result> {
  readonly of: GrowingList<Result>;
  readonly children: (pages: readonly Result[]) => ReactNode;
}

/** The pages that have been fetched, with the way to the next one. */
export function Pages<Result>({ of, children }: PagesProps<Result>) {
  const t = useText(messages);
  const { query, countIn } = of;
  const deferred = useDeferredValue(query.data);
  const shown = usePrinting() ? query.data : deferred;
  useWholeInPrint(of);
  if (query.error) return <Refused error={query.error} retry={() => void query.refetch()} />;
  if (!shown) return <Pending />;
  return (
    <div aria-busy={query.isPlaceholderData}>
      {children(shown.pages)}
      <PrintedPart count={countIn(shown.pages)} />
      {query.hasNextPage && (
        <button type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.more}
        </button>
      )}
    </div>
  );
}
