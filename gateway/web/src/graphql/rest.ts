import { runOut } from '../session/session.ts';
import { inWhoseName } from './ask.ts';
import { inDaysOfPeople, refused, unreachable, type Refusal } from './refusal.ts';

/** As REST tells it: facts only where there are some. */
type Problem = Omit<Refusal, 'facts'> & Partial<Pick<Refusal, 'facts'>>;

/** Asks the gateway for what GraphQL does not answer. Throws an error with a refusal in it, as `ask` does. */
export async function askRest<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const headers = { ...(init.headers as Record<string, string>), ...inWhoseName() };
  const response = await fetch(address, { ...init, headers }).catch(() => {
    throw unreachable();
  });
  if (response.status === 401) runOut();
  const answer = await (response.json() as Promise<Answer & Problem>).catch(() => {
    throw unreachable();
  });
  if (response.ok) return answer;
  const { code, message, facts = {} } = answer;
  throw refused({ code, facts, message: inDaysOfPeople(message) });
}
