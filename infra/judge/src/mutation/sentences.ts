/** As much of a node of Babel's tree, and of its place in it, as is asked here. */
interface Place {
  readonly node: {
    readonly type: string;
    readonly callee?: Named;
    readonly key?: Named;
    readonly id?: Named;
  };
  readonly parentPath: Place | null;
  /** Its index, where it stands in a list. */
  readonly key: string | number | null;
  readonly listKey?: string | undefined;
}
interface Named {
  readonly name?: string;
}

const TEXTS = new Set(['StringLiteral', 'TemplateLiteral']);

/**
 * Words for people are no decision: the second and third argument of `refuse`, what stands under `vi` and `en`,
 * and lists of SENTENCES. That both languages say something is a matter of types.
 */
function shouldIgnore(place: Place): string | undefined {
  return TEXTS.has(place.node.type) && isForPeople(place) ? 'a sentence for people' : undefined;
}

function isForPeople({ parentPath: above, key, listKey }: Place): boolean {
  if (!above) return false;
  const { type, callee, key: property, id } = above.node;
  if (type === 'CallExpression') {
    return callee?.name === 'refuse' && listKey === 'arguments' && (key === 1 || key === 2);
  }
  if (type === 'ObjectProperty' && ['vi', 'en'].includes(property?.name ?? '')) return true;
  if (type === 'VariableDeclarator') return id?.name === 'SENTENCES';
  return !/Function|Statement|Program/.test(type) && isForPeople(above);
}

/** A plugin of Stryker's, by the form that its api gives to plugins. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'sentences', value: { shouldIgnore } }];
