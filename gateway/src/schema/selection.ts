import {
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** True when nothing but the named fields (and __typename) is selected below a field, fragments included. */
export function asksOnlyFor(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  return info.fieldNodes.every(({ selectionSet }) => !selectionSet || only(selectionSet, names, info));
}

/** True when the named field is selected below a field, fragments included. */
export function asksFor(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some(({ selectionSet }) => selectionSet && holds(selectionSet, name, info));
}

function holds(set: SelectionSetNode, name: string, info: GraphQLResolveInfo): boolean {
  return set.selections.some((selection) =>
    selection.kind === Kind.FIELD
      ? selection.name.value === name
      : partsOf(selection, info).some((part) => holds(part, name, info)),
  );
}

function only(set: SelectionSetNode, names: readonly string[], info: GraphQLResolveInfo): boolean {
  return set.selections.every((selection) =>
    selection.kind === Kind.FIELD
      ? selection.name.value === '__typename' || names.includes(selection.name.value)
      : partsOf(selection, info).every((part) => only(part, names, info)),
  );
}

/** What a fragment selects; validation has seen to it that a named one is there. */
function partsOf(
  fragment: Exclude<SelectionNode, FieldNode>,
  { fragments }: GraphQLResolveInfo,
): readonly SelectionSetNode[] {
  if (fragment.kind === Kind.INLINE_FRAGMENT) return [fragment.selectionSet];
  const named = fragments[fragment.name.value];
  return named ? [named.selectionSet] : [];
}
