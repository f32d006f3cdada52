import type { ImportJob } from '../../graphql/import-file.ts';
import { createStore } from '../../store.ts';

/** A file that somebody chose, and what has begun with it. */
export interface Chosen {
  readonly file: File;
  readonly job?: ImportJob | undefined;
  /** True: its rows are recorded. */
  readonly done?: boolean;
}

type All = Readonly<Record<string, Chosen>>;

/** Files chosen since the console was opened, by account and command: they stay while one looks at other pages. */
const all = createStore<All>({});

export function useChosen(account: string, command: string) {
  const key = `${account} ${command}`;
  return {
    chosen: all.use()[key],
    keep: (chosen: Chosen) => all.set({ ...all.get(), [key]: chosen }),
  };
}

/** A browser gives no file back once it has left the page: it asks before that. */
const ask = (event: Event) => event.preventDefault();

all.watch(() => {
  const open = Object.values(all.get()).some(({ done }) => !done);
  if (open) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
});
