import { DomainError } from '@trienkhai/kernel/domain-error';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** The codes of answers that are worth sending the same again. */
  readonly codes?: readonly string[];
  readonly forMs?: number;
}

/** What a store that is away for a moment answers; nothing is recorded twice by the same commandId. */
export const AWAY = ['UNAVAILABLE', 'OUTCOME_UNKNOWN'];
/** The same, and what a read model that has not come so far answers. */
export const BEHIND = [...AWAY, 'NOT_YET'];
const PAUSE_MS = 100;

/** The first answer that is not one of those that pass by themselves, or the last one when patience ends. */
export async function patiently<Answer>(
  send: () => Promise<Answer>,
  codeOf: (answer: Answer) => unknown,
  { codes = AWAY, forMs = 60_000 }: Patience = {},
): Promise<Answer> {
  const begun = Date.now();
  for (;;) {
    const answer = await send();
    const code = codeOf(answer);
    if (typeof code !== 'string' || !codes.includes(code) || Date.now() - begun > forMs) return answer;
    await sleep(PAUSE_MS);
  }
}

/** The same for calls that throw what they are refused with. */
export async function insistently<Answer>(call: () => Promise<Answer>, patience?: Patience): Promise<Answer> {
  const send = () =>
    call().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
  const codeOf = (sent: object) =>
    'error' in sent && sent.error instanceof DomainError ? sent.error.code : undefined;
  const sent = await patiently(send, codeOf, patience);
  if ('error' in sent) throw sent.error;
  return sent.answer;
}
