import { dayOf } from '@trienkhai/kernel/day';
import { rightsOf, type Principal, type Role } from '@trienkhai/runtime/auth';
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { GraphqlDeps } from './deps.ts';

/** Whoever builds on the schema may read it; offices use the console, which knows it already. */
const READERS_OF_THE_SCHEMA: readonly Role[] = ['admin', 'integration', 'control'];

/** An operation is sent by POST as JSON: nothing that a page of another origin can send without asking first. */
export const onlyJson: Plugin = {
  onRequestParse: ({ request }) => {
    if (request.method !== 'POST') throw notByThisMethod(request.method);
    const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') throw notThisType(type ?? '');
  },
};

/** Refuses questions about the schema, but those of accounts that build on it. */
export function schemaReaders(principals: WeakMap<Request, Principal>, { units, now }: GraphqlDeps): Plugin {
  const rolesOf = (principal: Principal): readonly Role[] => {
    const source = { units: units.current(), grants: units.grants };
    return rightsOf(principal, source, dayOf(now?.() ?? new Date())).held.map(({ role }) => role);
  };
  return {
    onValidate({ context, addValidationRule }) {
      const principal = principals.get((context as YogaInitialContext).request);
      const isReader = principal && rolesOf(principal).some((role) => READERS_OF_THE_SCHEMA.includes(role));
      if (!isReader) addValidationRule(noQuestionsAboutTheSchema);
    },
  };
}

function noQuestionsAboutTheSchema(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return;
      const refusal = refused(
        'FORBIDDEN',
        'Tài khoản này không được đọc lược đồ. Dùng tài khoản quản trị, kiểm tra hoặc tích hợp.',
        'This account may not read the schema. Use an account of an administrator, a control body or an integration.',
      );
      context.reportError(
        new GraphQLError(refusal.message, { nodes: [node], extensions: refusal.extensions }),
      );
    },
  };
}

function notByThisMethod(method: string): GraphQLError {
  return refused(
    'INVALID_ARGUMENT',
    `Truy vấn gửi bằng POST, không phải ${method}.`,
    `Send the operation by POST, not by ${method}.`,
    { status: 405, headers: { Allow: 'POST' } },
  );
}

function notThisType(type: string): GraphQLError {
  return refused(
    'INVALID_ARGUMENT',
    `Truy vấn gửi dưới dạng application/json, không phải "${type}".`,
    `Send the operation as application/json, not as "${type}".`,
    { status: 415, headers: { 'Accept-Post': 'application/json' } },
  );
}

function refused(code: string, vi: string, en: string, http?: object): GraphQLError {
  const extensions = { code, message: { vi, en }, path: [], ...(http ? { http } : {}) };
  return new GraphQLError(en, { extensions });
}
