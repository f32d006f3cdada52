interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** "Xã Tân Mỹ": the kind as the decree writes it, then the name. An organ's name and the centre's say it already. */
export function fullName({ id, kind, name }: NamedUnit): string {
  return kind === '' || kind === name || id.startsWith('organ:') ? name : `${kind} ${name}`;
}

/** The document inside the answer to `node`; undefined where there is none. */
export function documentIn<Node extends object>(
  node: Node | null | undefined,
): Extract<Node, { readonly id: string }> | undefined {
  return node && 'id' in node ? (node as Extract<Node, { readonly id: string }>) : undefined;
}
