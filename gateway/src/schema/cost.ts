import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

const HIGHEST_COST = 100_000;
/** What a list without `first` is reckoned to hold. */
const LIST_LENGTH = 5;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
}

/** Throws QUERY_TOO_COMPLEX when the fields that the operation may answer, pages multiplied out, are too many. */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  const walk = {
    schema,
    variables: withDefaults(operation, variables),
    fragments: new Map(fragments.map((each) => [each.name.value, each])),
  };
  const cost = costOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, walk);
  if (cost > HIGHEST_COST) throw tooComplex(cost);
}

function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Record<string, unknown>) {
  const defaults = variableDefinitions.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue && valueFromASTUntyped(defaultValue),
  ]);
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...given };
}

function costOf(set: SelectionSetNode, parent: GraphQLNamedType | undefined, walk: Walk): number {
  let cost = 0;
  for (const selection of set.selections) {
    switch (selection.kind) {
      case Kind.FIELD:
        cost += fieldCost(selection, parent, walk);
        break;
      case Kind.INLINE_FRAGMENT: {
        const on = selection.typeCondition?.name.value;
        cost += costOf(selection.selectionSet, on ? walk.schema.getType(on) : parent, walk);
        break;
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = walk.fragments.get(selection.name.value);
        if (fragment)
          cost += costOf(fragment.selectionSet, walk.schema.getType(fragment.typeCondition.name.value), walk);
        break;
      }
    }
    if (cost > HIGHEST_COST) return cost;
  }
  return cost;
}

function fieldCost(node: FieldNode, parent: GraphQLNamedType | undefined, walk: Walk): number {
  if (!node.selectionSet) return 1;
  if (node.name.value.startsWith('__')) return 1;
  const field = parent && 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
  if (!field || !('args' in field)) return 1;
  const inner = costOf(node.selectionSet, getNamedType(field.type), walk);
  const first = field.args.find(({ name }) => name === 'first');
  return 1 + inner * (first ? pageSize(first, node, walk) : lengthOf(field.type, parent));
}

function pageSize(first: GraphQLArgument, node: FieldNode, { variables }: Walk): number {
  const given = node.arguments?.find(({ name }) => name.value === 'first');
  const size = (given && valueFromASTUntyped(given.value, variables)) ?? first.defaultValue;
  return typeof size === 'number' ? Math.max(size, 1) : 1;
}

/** Entries of a page are already counted with the page. */
function lengthOf(type: GraphQLOutputType, parent: GraphQLNamedType | undefined): number {
  if (!isListType(getNullableType(type)) || !isCompositeType(getNamedType(type))) return 1;
  return isObjectType(parent) && parent.name.endsWith('Connection') ? 1 : LIST_LENGTH;
}

function tooComplex(cost: number): DomainError {
  return refuse(
    'QUERY_TOO_COMPLEX',
    'Truy vấn lấy quá nhiều dữ liệu một lần. Giảm "first" hoặc bớt danh sách lồng nhau.',
    'The query asks for too much at once. Lower "first" or nest fewer lists.',
    { facts: { cost: String(Math.round(cost)), highest: String(HIGHEST_COST) } },
  );
}
