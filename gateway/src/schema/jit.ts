import { useGraphQlJit } from '@envelop/graphql-jit';
import { Kind, type DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Compiles queries that come again. Compiled code is kept by document, whatever the operation's name, so
 * only documents with a single operation qualify; a text seen once is not worth compiling.
 */
export function compiledQueries(): Plugin {
  const seen = new WeakSet<DocumentNode>();
  const enableIf = ({ document }: { readonly document: DocumentNode }): boolean => {
    const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (operations.length !== 1 || operations[0]?.operation !== 'query') return false;
    if (seen.has(document)) return true;
    seen.add(document);
    return false;
  };
  return useGraphQlJit({}, { enableIf }) as unknown as Plugin;
}
