import { refuse } from '@trienkhai/kernel/domain-error';
import type { Plugin } from 'graphql-yoga';

/** Member of a request that names an operation instead of writing it out. */
export const DOCUMENT_ID = 'documentId';

/** Requests that name an operation of the console's build are read as if they had written it out. */
export function namedOperations(operations: ReadonlyMap<string, string>): Plugin {
  return {
    onParams: ({ params, setParams }) => {
      const { [DOCUMENT_ID]: name, ...written } = params as typeof params & {
        readonly [DOCUMENT_ID]?: unknown;
      };
      if (name === undefined) return;
      const query = typeof name === 'string' ? operations.get(name) : undefined;
      if (query === undefined) throw unknown();
      setParams({ ...written, query });
    },
  };
}

const unknown = () =>
  refuse(
    'OPERATION_UNKNOWN',
    'Máy chủ không có thao tác mang tên này. Gửi nguyên văn câu hỏi trong `query`.',
    'The gateway knows no operation of this name. Write it out in `query`.',
    { path: [DOCUMENT_ID] },
  );
