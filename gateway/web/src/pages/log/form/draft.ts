import type { Values } from './form.ts';

/** The id under which what is being written will be recorded: sent twice, it is recorded once. */
interface Begun {
  readonly commandId: string;
}

/** What is being written in a form that is a description. */
export type Draft = Values & Begun;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft belongs to the account that wrote it. */
const keyOf = (form: string, account: string) => `trienkhai.draft.${account}.${form}`;

/** The draft that was left behind, else an empty one. */
export function openDraft<Written extends Begun = Draft>(
  form: string,
  account: string,
  kept: Kept = localStorage,
): Partial<Written> & Begun {
  try {
    const draft = JSON.parse(kept.getItem(keyOf(form, account)) ?? 'null') as Written | null;
    if (typeof draft?.commandId === 'string') return draft;
  } catch {
    // What does not read is as good as nothing written.
  }
  return { commandId: crypto.randomUUID() } as Partial<Written> & Begun;
}

/** Whether something was begun and not sent. */
export function hasDraft(form: string, account: string, kept: Kept = localStorage): boolean {
  return kept.getItem(keyOf(form, account)) !== null;
}

export function keepDraft(form: string, account: string, draft: Begun, kept: Kept = localStorage): void {
  kept.setItem(keyOf(form, account), JSON.stringify(draft));
}

/** Recorded: what is written next is another fact. */
export function dropDraft(form: string, account: string, kept: Kept = localStorage): void {
  kept.removeItem(keyOf(form, account));
}
