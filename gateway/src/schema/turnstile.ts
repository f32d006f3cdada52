import { getOperationAST, type ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { IncomingMessage } from 'node:http';
import type { Answered } from '../limits/turnstile.ts';
import { NO_VISITOR, type Visitor, type VisitorOf } from '../limits/visitor.ts';
import type { Admitted } from '../sign-in/authenticate.ts';
import type { GraphqlDeps } from './deps.ts';

/** Each request counts as a question, and one with commands as a command besides; what is never carried out was refused. */
export function turnstile(deps: GraphqlDeps, admitted: WeakMap<Request, Admitted>): Plugin {
  const answered = new WeakMap<Request, Answered>();
  const carriedOut = new WeakSet<Request>();
  const carryOut = ({ args }: { readonly args: ExecutionArgs }) => void carriedOut.add(requestOf(args));
  return {
    onRequestParse: async ({ request, serverContext }) => {
      const visitor = visitorIn(serverContext, deps.visitorOf);
      const release = await deps.turnstile.admit(admitted.get(request)!.principal, 'queries', visitor);
      answered.set(request, release);
      request.signal.addEventListener('abort', () => release(), { once: true });
    },
    onExecute: ({ args }) => {
      const { document, operationName } = args;
      if (getOperationAST(document, operationName)?.operation === 'mutation')
        deps.turnstile.charge(admitted.get(requestOf(args))!.principal, 'commands');
      return { onExecuteDone: carryOut };
    },
    onSubscribe: () => ({ onSubscribeResult: carryOut }),
    // A subscription has its answer when it begins.
    onResponse: ({ request }) => answered.get(request)?.(!carriedOut.has(request)),
  };
}

function requestOf({ contextValue }: Pick<ExecutionArgs, 'contextValue'>): Request {
  return (contextValue as { readonly request: Request }).request;
}

export function visitorIn(serverContext: object, visitorOf: VisitorOf): Visitor {
  const { req } = serverContext as { readonly req?: IncomingMessage };
  return req ? visitorOf(req) : NO_VISITOR;
}
