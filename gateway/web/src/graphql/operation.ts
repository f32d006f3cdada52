/** Name under which the gateway knows an operation: kind, name and hash of its text. */
export interface Operation {
  readonly __meta__?: { readonly id?: string } | undefined;
}

const idOf = ({ __meta__ }: Operation): string => __meta__?.id ?? '';

/** First part of the key of every query made with the operation, for `questions.invalidateQueries`. */
export const nameOf = (operation: Operation): string => idOf(operation).split('.')[1] ?? '';

export const isMutation = (operation: Operation): boolean => idOf(operation).startsWith('mutation.');

let texts: Readonly<Record<string, string>> | undefined;

/** Body of a request that carries an operation out. */
export function requestOf<Variables>(operation: Operation, variables: Variables) {
  const documentId = idOf(operation);
  return texts ? { query: texts[documentId] ?? '', variables } : { query: '', documentId, variables };
}

/** Code with which a gateway of another version refuses the names of this one. */
export const OPERATION_UNKNOWN = 'OPERATION_UNKNOWN';

/** From now on the gateway is sent the text of every operation, which this console keeps for that. */
export async function spellOut(): Promise<void> {
  texts = (await import('../generated/operations.ts')).OPERATIONS;
}
