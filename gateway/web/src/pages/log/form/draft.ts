import type { Values } from './form.ts';

/** What is being written, with the id under which it will be recorded: sent twice, it is recorded once. */
export type Draft = Values & { readonly commandId: string };

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft belongs to the account that wrote it. */
const keyOf = (form: string, account: string) => `trienkhai.draft.${account}.${form}`;

/** The draft that was left behind, else an empty one. */
export function openDraft(form: string, account: string, kept: Kept = localStorage): Draft {
  try {
    const draft = JSON.parse(kept.getItem(keyOf(form, account)) ?? 'null') as Draft | null;
    if (typeof draft?.commandId === 'string') return draft;
  } catch {
    // What does not read is as good as nothing written.
  }
  return { commandId: crypto.randomUUID() };
}

/** Whether something was begun and not sent. */
export function hasDraft(form: string, account: string, kept: Kept = localStorage): boolean {
  return kept.getItem(keyOf(form, account)) !== null;
}

export function keepDraft(form: string, account: string, draft: Draft, kept: Kept = localStorage): void {
  kept.setItem(keyOf(form, account), JSON.stringify(draft));
}

/** Recorded: what is written next is another fact. */
export function dropDraft(form: string, account: string, kept: Kept = localStorage): void {
  kept.removeItem(keyOf(form, account));
}
