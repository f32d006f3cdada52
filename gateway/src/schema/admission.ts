import { dayOf } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { rightsOf, type Principal, type Role } from '@trienkhai/runtime/auth';
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { methodNotAllowed, tooLarge, unsupported } from '../errors.ts';
import { standingOf } from '../limits/standing.ts';
import type { Admitted } from '../sign-in/authenticate.ts';
import type { GraphqlDeps } from './deps.ts';

/** Whoever builds on the schema may read it; offices use the console, which knows it already. */
const READERS_OF_THE_SCHEMA: readonly Role[] = ['admin', 'integration', 'control'];

/** Body of a question or of the commands of one office; whoever works for many may send a whole reorganisation. */
const LARGEST_OF_ONE = 1_000_000;

/** An operation is sent by POST as JSON: nothing that a page of another origin can send without asking first. */
export const onlyJson: Plugin = {
  onRequestParse: ({ request }) => {
    if (request.method !== 'POST') throw methodNotAllowed('POST');
    const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') throw unsupported();
  },
};

/** A long body is read and parsed in one go, while everybody else waits. */
export function bodies(admitted: WeakMap<Request, Admitted>, { units, now }: GraphqlDeps): Plugin {
  return {
    onRequestParse: ({ request }) => {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length <= LARGEST_OF_ONE && !request.headers.has('transfer-encoding')) return;
      const { principal } = admitted.get(request)!;
      if (!standingOf(principal, units, (now?.() ?? new Date()).getTime()).wholesale) throw tooLarge();
    },
  };
}

/** Refuses questions about the schema, but those of accounts that build on it. */
export function schemaReaders(admitted: WeakMap<Request, Admitted>, { units, now }: GraphqlDeps): Plugin {
  const rolesOf = (principal: Principal): readonly Role[] => {
    const source = { units: units.current(), grants: units.grants };
    return rightsOf(principal, source, dayOf(now?.() ?? new Date())).held.map(({ role }) => role);
  };
  return {
    onValidate({ context, addValidationRule }) {
      const principal = admitted.get((context as YogaInitialContext).request)?.principal;
      const isReader = principal && rolesOf(principal).some((role) => READERS_OF_THE_SCHEMA.includes(role));
      if (!isReader) addValidationRule(noQuestionsAboutTheSchema);
    },
  };
}

function noQuestionsAboutTheSchema(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return;
      const originalError = refuse(
        'FORBIDDEN',
        'Tài khoản này không được đọc lược đồ. Dùng tài khoản quản trị, kiểm tra hoặc tích hợp.',
        'This account may not read the schema. Use an account of an administrator, a control body or an integration.',
      );
      context.reportError(new GraphQLError(originalError.text.en, { nodes: [node], originalError }));
    },
  };
}
