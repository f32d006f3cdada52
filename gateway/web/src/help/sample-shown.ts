import { notifyManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { questions } from '../graphql/questions.ts';
import { holdsSample } from './holds-sample.ts';

const cache = questions.getQueryCache();
const subscribe = (changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed));
const isSampleShown = () =>
  cache
    .getAll()
    .some(
      (question) =>
        question.isActive() && question.meta?.['offered'] !== true && holdsSample(question.state.data),
    );

/** Whether anything of a sample set is among the answers that are on the screen. */
export function useSampleShown(): boolean {
  return useSyncExternalStore(subscribe, isSampleShown);
}
