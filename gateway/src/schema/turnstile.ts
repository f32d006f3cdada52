import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Admitted } from '../sign-in/authenticate.ts';
import type { GraphqlDeps } from './deps.ts';

/** Each request counts as a question, and one with commands as a command besides. */
export function turnstile({ turnstile: gate }: GraphqlDeps, admitted: WeakMap<Request, Admitted>): Plugin {
  const answered = new WeakMap<Request, () => void>();
  return {
    onRequestParse: async ({ request }) => {
      const release = await gate.admit(admitted.get(request)!.principal, 'queries');
      answered.set(request, release);
      request.signal.addEventListener('abort', release, { once: true });
    },
    onExecute: async ({ args }) => {
      const { document, operationName, contextValue } = args;
      if (getOperationAST(document, operationName)?.operation !== 'mutation') return;
      const { request } = contextValue as { readonly request: Request };
      (await gate.admit(admitted.get(request)!.principal, 'commands'))();
    },
    // A subscription has its answer when it begins.
    onResponse: ({ request }) => answered.get(request)?.(),
  };
}
