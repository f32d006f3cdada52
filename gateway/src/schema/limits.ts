import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { refuse } from '@trienkhai/kernel/domain-error';
import {
  getOperationAST,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { checkCost } from './cost.ts';

const DEEPEST = 14;
const MOST_ALIASES = 30;
const MOST_DIRECTIVES = 5;
const MOST_TOKENS = 5000;
const MOST_REPEATS = 10;

interface ExecutionArgs {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Record<string, unknown> | null | undefined;
}

/** Bounds of one operation: depth, aliases, directives, tokens, repetitions, and the size of what it may answer. */
export function queryLimits(): Plugin[] {
  const armor = EnvelopArmorPlugin({
    blockFieldSuggestion: { enabled: true },
    costLimit: { enabled: false },
    maxDepth: { n: DEEPEST, flattenFragments: true, onReject: [rejectAs('depth', DEEPEST)] },
    maxAliases: { n: MOST_ALIASES, allowList: [], onReject: [rejectAs('aliases', MOST_ALIASES)] },
    maxDirectives: { n: MOST_DIRECTIVES, onReject: [rejectAs('directives', MOST_DIRECTIVES)] },
    maxTokens: { n: MOST_TOKENS, onReject: [rejectAs('tokens', MOST_TOKENS)] },
  }) as Plugin;
  const size: Plugin = {
    onExecute: ({ args }) => checkSize(args),
    onSubscribe: ({ args }) => checkSize(args),
  };
  return [armor, repeats, size];
}

const repeats: Plugin = { onValidate: ({ addValidationRule }) => addValidationRule(noFieldOverAndOver) };

/** The same field many times in one place is answered once, but has to be read and merged every time. */
function noFieldOverAndOver(): ASTVisitor {
  const refuseRepeats = rejectAs('repeats', MOST_REPEATS);
  return {
    SelectionSet({ selections }) {
      const seen = new Map<string, number>();
      for (const name of selections.map(answerName)) {
        const times = (seen.get(name) ?? 0) + 1;
        if (times > MOST_REPEATS) refuseRepeats();
        seen.set(name, times);
      }
    },
  };
}

function answerName(selection: SelectionNode): string {
  if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  return `... on ${selection.typeCondition?.name.value ?? ''}`;
}

function checkSize({ schema, document, operationName, variableValues }: ExecutionArgs): void {
  const operation = getOperationAST(document, operationName);
  if (operation) checkCost(schema, document, operation, variableValues ?? {});
}

const WORDS = {
  depth: ['lồng quá sâu', 'is nested too deeply'],
  aliases: ['có quá nhiều bí danh', 'has too many aliases'],
  directives: ['có quá nhiều chỉ dẫn (@…)', 'has too many directives (@…)'],
  tokens: ['quá dài', 'is too long'],
  repeats: ['lặp một trường quá nhiều lần', 'repeats a field too often'],
} as const;

function rejectAs(limit: keyof typeof WORDS, highest: number) {
  const [vi, en] = WORDS[limit];
  return () => {
    throw refuse(
      'QUERY_TOO_COMPLEX',
      `Truy vấn ${vi} (tối đa ${highest}). Chia thành nhiều truy vấn.`,
      `The query ${en} (at most ${highest}). Split it into several.`,
      { facts: { limit, highest: String(highest) } },
    );
  };
}
