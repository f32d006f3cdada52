import { refuse } from '../domain-error.ts';
import type { Path } from './text.ts';

/** What the account did, and what it therefore may not do: the middle and the end of the sentence. */
export interface Deed {
  readonly vi: readonly [did: string, mayNot: string];
  readonly en: readonly [did: string, mayNot: string];
}

/** Whoever wrote something does not decide on it: FOUR_EYES when `actor` is one of the accounts that did. */
export function requireOtherAccount(actor: string, writers: readonly string[], deed: Deed, path: Path): void {
  if (!writers.includes(actor)) return;
  throw refuse(
    'FOUR_EYES',
    `Tài khoản ${actor} đã ${deed.vi[0]} nên không được tự ${deed.vi[1]}; hãy để tài khoản khác làm.`,
    `The account ${actor} ${deed.en[0]} itself, so it may not ${deed.en[1]}; another account must.`,
    { path, facts: { account: actor } },
  );
}
