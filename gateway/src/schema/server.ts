import { refuse } from '@trienkhai/kernel/domain-error';
import { formatPositions, mergePositions, parsePositions, type Position } from '@trienkhai/runtime/position';
import {
  getOperationAST,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import { DRY_RUN, readDryRun } from '../dry-run.ts';
import { attemptOf } from '../attempt.ts';
import type { Refused } from '../refusal-log.ts';
import type { Admitted } from '../sign-in/authenticate.ts';
import { bodies, onlyJson, schemaReaders } from './admission.ts';
import { createContext, type GraphqlContext } from './context.ts';
import type { GraphqlDeps } from './deps.ts';
import { describeError, OUTAGE } from './errors.ts';
import { workbench } from './graphiql.ts';
import { compiledQueries } from './jit.ts';
import { queryLimits } from './limits.ts';
import { turnstile, visitorIn } from './turnstile.ts';
import { DOCUMENT_ID, namedOperations } from './named-operations.ts';
import { createExecutableSchema } from './schema.ts';

export type GraphqlHandler = ReturnType<typeof createGraphql>;

/** Largest body: a whole reorganisation of the country. */
const LARGEST_BODY = 16_000_000;

const LONGEST_HEADER = 6000;

/** GraphQL at /graphql as a handler for bare node http; `fetch` answers in process. */
export function createGraphql(deps: GraphqlDeps, schema: GraphQLSchema = createExecutableSchema()) {
  const admitted = new WeakMap<Request, Admitted>();
  const contexts = new WeakMap<Request, GraphqlContext>();
  return createYoga<object, GraphqlContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
    extraParamNames: [DOCUMENT_ID],
    maxRequestBodySize: LARGEST_BODY,
    maskedErrors: { maskError: (error) => describeError(error, deps.logger) },
    graphiql: false,
    context: ({ request }: YogaInitialContext) => {
      const after = readPositions(request.headers.get('x-after-position'));
      const caller = {
        ...admitted.get(request)!,
        peers: deps.peers,
        after,
        dryRun: readDryRun(request.headers.get(DRY_RUN)),
        signal: request.signal,
      };
      const context = createContext(deps, caller);
      contexts.set(request, context);
      return context;
    },
    plugins: [
      workbench(deps.developmentToken),
      ...admission(deps, admitted),
      positions(deps, contexts),
      describedResults(deps, { admitted, contexts }),
      ...queryLimits(),
      compiledQueries(),
    ],
  });
}

/** Who asks, in what form, and what of it is an operation at all. */
function admission(deps: GraphqlDeps, admitted: WeakMap<Request, Admitted>): Plugin[] {
  const operations = namedOperations(deps.operations ?? new Map());
  const readable = [onlyJson, bodies(admitted, deps), operations];
  const always = [authentication(deps, admitted), turnstile(deps, admitted), ...readable];
  // In development everybody builds on the schema.
  return deps.developmentToken ? always : [...always, schemaReaders(admitted, deps)];
}

/** Nothing of a request is read before it is known who asks. */
function authentication(
  { authenticate, visitorOf }: GraphqlDeps,
  admitted: WeakMap<Request, Admitted>,
): Plugin {
  return {
    onRequestParse: async ({ request, serverContext }) => {
      const visitor = visitorIn(serverContext, visitorOf);
      admitted.set(request, await authenticate((name) => request.headers.get(name) ?? undefined, visitor));
    },
  };
}

/** Waits for the units that the caller has seen, and tells at what the answer was given. */
function positions({ units }: GraphqlDeps, contexts: WeakMap<Request, GraphqlContext>): Plugin {
  const wait = ({ args }: { readonly args: { readonly contextValue: unknown } }) =>
    units.waitFor((args.contextValue as GraphqlContext).caller.after, { timeoutMs: 2000 });
  return {
    // A command waits in its service, and answers NOT_YET as any other refusal.
    onExecute: (each) => (isQuery(each.args) ? wait(each) : undefined),
    onSubscribe: wait,
    onResponse: ({ request, response }) => {
      const context = contexts.get(request);
      const seen = context ? positionHeader(context.read.seen()) : '';
      if (seen !== '') response.headers.set('X-Position', seen);
    },
  };
}

/** As much as fits a header that clients accept: a long list names only part of what it has seen. */
function positionHeader(seen: readonly Position[]): string {
  let kept = mergePositions(seen);
  while (formatPositions(kept).length > LONGEST_HEADER) kept = kept.slice(Math.ceil(kept.length / 2));
  return formatPositions(kept);
}

function isQuery({ document, operationName }: Pick<ExecutionArgs, 'document' | 'operationName'>): boolean {
  return getOperationAST(document, operationName)?.operation === 'query';
}

interface Requests {
  readonly admitted: WeakMap<Request, Admitted>;
  readonly contexts: WeakMap<Request, GraphqlContext>;
}

/** Errors that never reach a resolver leave in the same form as those that do; an outage has its status. */
function describedResults(
  { logger, refusals, visitorOf }: GraphqlDeps,
  { admitted, contexts }: Requests,
): Plugin {
  return {
    onResultProcess: ({ request, result, setResult, serverContext }) => {
      if (Array.isArray(result) || !isResult(result)) return;
      const errors = result.errors?.map((error) => describeError(error, logger));
      const asker = contexts.get(request)?.caller ?? admitted.get(request);
      for (const { path, extensions } of errors ?? []) {
        const attempt = attemptOf('graphql', path?.join('.') ?? '', asker);
        const { address } = visitorIn(serverContext, visitorOf);
        refusals.note(refusedIn(extensions), { ...attempt, address });
      }
      const extensions = contexts.get(request)?.response.outage ? { http: OUTAGE } : undefined;
      if (errors ?? extensions)
        setResult({ ...result, ...(errors && { errors }), ...(extensions && { extensions }) });
    },
  };
}

/** As `describeError` has written it. */
function refusedIn({ code, path, ...facts }: GraphQLError['extensions']): Refused {
  return { code: String(code), path: path as readonly string[], facts };
}

function isResult(result: object): result is ExecutionResult {
  return !(Symbol.asyncIterator in result);
}

function readPositions(header: string | null): readonly Position[] {
  try {
    return parsePositions(header ?? '');
  } catch (error) {
    const detail = (error as Error).message;
    throw refuse(
      'INVALID_ARGUMENT',
      `Tiêu đề X-After-Position không đọc được: ${detail}`,
      `The header X-After-Position does not read: ${detail}`,
      { path: ['X-After-Position'] },
    );
  }
}
