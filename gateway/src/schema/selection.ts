import {
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** True when nothing but the named fields (and __typename) is selected below a field, fragments included. */
export function asksOnlyFor(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  return selected(info).every(({ name: { value } }) => value === '__typename' || names.includes(value));
}

/** True when the named field is selected below a field, fragments included. */
export function asksFor(info: GraphQLResolveInfo, name: string): boolean {
  return selected(info).some((field) => field.name.value === name);
}

/** True when one of these fields is selected at any depth below the named one, fragments included. */
export function asksBelow(info: GraphQLResolveInfo, name: string, wanted: readonly string[]): boolean {
  const isWanted = (field: FieldNode): boolean =>
    fieldsOf(field.selectionSet, info).some((each) => wanted.includes(each.name.value) || isWanted(each));
  return selected(info).some((field) => field.name.value === name && isWanted(field));
}

function selected(info: GraphQLResolveInfo): readonly FieldNode[] {
  return info.fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, info));
}

function fieldsOf(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection] : fieldsOf(setOf(selection, info), info),
  );
}

/** Validation has seen to it that a named fragment is there. */
function setOf(
  fragment: Exclude<SelectionNode, FieldNode>,
  { fragments }: GraphQLResolveInfo,
): SelectionSetNode | undefined {
  if (fragment.kind === Kind.INLINE_FRAGMENT) return fragment.selectionSet;
  return fragments[fragment.name.value]?.selectionSet;
}
