import { dehydrate, hydrate, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { KEPT, questions } from '../graphql/questions.ts';
import { whenBack } from '../graphql/reach.ts';
import { remembered, useSession } from '../session/session.ts';
import { comingBack, fitting, type KeptAnswer } from './fitting.ts';
import { onShelf } from './shelves.ts';

const PAUSE_MS = 1000;

interface KeptAnswers {
  readonly account: string;
  readonly answers: readonly KeptAnswer[];
}

/** Brings back what the account was answered last, and keeps what it is answered from now on. */
export function useKeptAnswers(): void {
  const account = useSession()?.id;
  useEffect(() => {
    if (account !== undefined) return follow(account);
    // Nobody sees what the account before was answered.
    questions.clear();
    if (!remembered()) void forget();
    return undefined;
  }, [account]);
  useEffect(() => whenBack(() => void questions.invalidateQueries()), []);
}

function follow(account: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void restore(account);
  const stop = questions.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !isKept(query)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(account), PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

async function restore(account: string): Promise<void> {
  const kept = await onShelf<KeptAnswers | undefined>('answers', 'readonly', (shelf) => shelf.get(account));
  const queries = comingBack(kept?.answers ?? [], Date.now());
  hydrate(questions, { mutations: [], queries }, { defaultOptions: { queries: KEPT } });
}

/** Answers of one account at a time: whoever signs in after it finds nothing. */
async function keep(account: string): Promise<void> {
  const { queries } = dehydrate(questions, { shouldDehydrateQuery: isKept });
  const answers = fitting(queries, Date.now());
  await onShelf('answers', 'readwrite', (shelf) => {
    shelf.clear();
    return shelf.put({ account, answers } satisfies KeptAnswers);
  });
}

const isKept = ({ meta, state }: Query) => meta?.['kept'] === true && state.data !== undefined;

const forget = () => onShelf('answers', 'readwrite', (shelf) => shelf.clear());
