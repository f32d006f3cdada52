import { useState } from 'react';
import { dropDraft, keepDraft, openDraft, type Draft } from './form/draft.ts';
import type { Value, Values } from './form/form.ts';

/** What is being written under a name, kept on this machine; it begins with `begin` where nothing was left behind. */
export function useDraft(name: string, account: string, begin: Values, picked: Values = {}) {
  const open = (first: Values) => ({ ...begin, ...openDraft(name, account), ...first });
  const [draft, setDraft] = useState<Draft>(() => open(picked));
  const keep = (changed: Draft) => {
    setDraft(changed);
    keepDraft(name, account, changed);
  };
  return {
    draft,
    keep,
    change: (field: string, value: Value) => keep({ ...draft, [field]: value }),
    /** Recorded: what is written next is another fact. */
    begin: () => {
      dropDraft(name, account);
      setDraft(open({}));
    },
  };
}
