import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** True when nothing but the named fields (and __typename) is selected below a field, fragments included. */
export function asksOnlyFor(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  return info.fieldNodes.every(({ selectionSet }) => !selectionSet || only(selectionSet, names, info));
}

function only(set: SelectionSetNode, names: readonly string[], info: GraphQLResolveInfo): boolean {
  return set.selections.every((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value === '__typename' || names.includes(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return only(selection.selectionSet, names, info);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = info.fragments[selection.name.value];
        return !!fragment && only(fragment.selectionSet, names, info);
      }
    }
  });
}
