import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { refusalOf } from '../graphql/refusal.ts';
import { useText } from '../i18n/bilingual.ts';
import { useLanguage } from '../i18n/language.ts';
import { messages } from './messages.ts';

/** What was asked once it is there; until then that it is coming, or why it does not come. */
export function Answer<Result>({
  to: { data, error, isPending, refetch, isPlaceholderData },
  children,
}: {
  to: UseQueryResult<Result>;
  children: (result: Result) => ReactNode;
}) {
  const t = useText(messages);
  if (error && data === undefined) return <Refused error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return <p role="status">{t.loading}</p>;
  return <div aria-busy={isPlaceholderData}>{children(data)}</div>;
}

/** A refusal in the language of the reader, with the way to try again. */
export function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useText(messages);
  const language = useLanguage();
  return (
    <div className="fault panel" role="alert">
      <p>{refusalOf(error).message[language]}</p>
      <button type="button" onClick={retry}>
        {t.again}
      </button>
    </div>
  );
}
