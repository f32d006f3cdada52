import { refuse } from '../domain-error.ts';
import type { Path } from './text.ts';

/** Whoever wrote something does not approve it: FOUR_EYES when `actor` is one of the accounts that did. */
export function requireOtherAccount(actor: string, writers: readonly string[], path: Path): void {
  if (!writers.includes(actor)) return;
  throw refuse(
    'FOUR_EYES',
    `Tài khoản ${actor} đã gửi hoặc sửa bản này nên không được tự trả lại, phê duyệt hay mở khóa; hãy để tài khoản khác làm.`,
    `The account ${actor} submitted or corrected this itself, so it may not return, approve or unlock it; another account must.`,
    { path, facts: { account: actor } },
  );
}
