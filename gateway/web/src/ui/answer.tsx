import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { useReach } from '../graphql/reach.ts';
import { refusalOf } from '../graphql/refusal.ts';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { useLanguage } from '../i18n/language.ts';
import { messages } from './messages.ts';
import { Pending } from './pending.tsx';

/** What was asked once it is there; until then that it is coming, or why it does not come. */
export function Answer<Result>({
  to,
  children,
}: {
  to: UseQueryResult<Result>;
  children: (result: Result) => ReactNode;
}) {
  const { data, error, isPending, isPlaceholderData } = to;
  // A long answer is drawn piece by piece: keys and clicks come between.
  const shown = useDeferredValue(data);
  if (error && data === undefined) return <Refused error={error} retry={() => void to.refetch()} />;
  if (isPending || shown === undefined) return <Pending />;
  return (
    <div aria-busy={isPlaceholderData}>
      <Age to={to} />
      {children(shown)}
    </div>
  );
}

/** Without a connection nobody takes what is shown for what stands now. */
function Age({ to }: { readonly to: UseQueryResult }) {
  const t = useText(messages);
  const { instant } = useFormat();
  if (useReach() === 'here') return null;
  // Read only here: who reads it is drawn again with every answer, also with the same.
  return <p className="hint">{t.asOf(instant(new Date(to.dataUpdatedAt).toISOString()))}</p>;
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
