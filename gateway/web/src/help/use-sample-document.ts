import type { Day } from '@trienkhai/kernel/day';
import { SampleDirectiveDocument } from '../generated/graphql.ts';
import { useAnswer } from '../graphql/questions.ts';
import { useSession } from '../session/session.ts';

/** The first document of the sample set, which infra/data loads. */
const SYMBOL = '901-CT/TW';

export interface SampleDocument {
  readonly id: string;
  readonly symbol: string;
  readonly issuedOn: Day;
}

/** Undefined: the sample set is not loaded, or nobody has signed in. */
export function useSampleDocument(): SampleDocument | undefined {
  const signedIn = useSession() !== undefined;
  const { data } = useAnswer(SampleDirectiveDocument, signedIn ? { symbol: SYMBOL } : undefined);
  const found = data?.directives.nodes.find(({ isSample, symbol }) => isSample && symbol === SYMBOL);
  return found?.issuedOn ? { id: found.id, symbol: SYMBOL, issuedOn: found.issuedOn } : undefined;
}
