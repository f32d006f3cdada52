import type { InfiniteData } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { Refused } from './answer.tsx';
import { Pending } from './pending.tsx';

const messages = bilingual({ more: 'Xem thêm' }, { more: 'Show more' });

interface Growing<Result> {
  readonly data?: InfiniteData<Result> | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

interface PagesProps<Result> {
  readonly of: Growing<Result>;
  readonly children: (pages: readonly Result[]) => ReactNode;
}

/** The pages that have been fetched, with the way to the next one. */
export function Pages<Result>({ of, children }: PagesProps<Result>) {
  const t = useText(messages);
  const shown = useDeferredValue(of.data);
  if (of.error) return <Refused error={of.error} retry={() => void of.refetch()} />;
  if (!shown) return <Pending />;
  return (
    <div aria-busy={of.isPlaceholderData}>
      {children(shown.pages)}
      {of.hasNextPage && (
        <button type="button" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
          {t.more}
        </button>
      )}
    </div>
  );
}
