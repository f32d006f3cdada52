import type { InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { Refused } from './answer.tsx';
import { messages as common } from './messages.ts';

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
  const { loading } = useText(common);
  if (of.error) return <Refused error={of.error} retry={() => void of.refetch()} />;
  if (!of.data) return <p role="status">{loading}</p>;
  return (
    <div aria-busy={of.isPlaceholderData}>
      {children(of.data.pages)}
      {of.hasNextPage && (
        <button type="button" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
          {t.more}
        </button>
      )}
    </div>
  );
}
