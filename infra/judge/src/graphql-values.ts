import type { Ask } from '../../e2e/src/graphql.ts';

type Values = Readonly<Record<string, string>>;

interface Node {
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Asked {
  /** A list whose nodes stand in the export too. */
  readonly query: string;
  readonly values: (node: Node) => Values;
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const day = (value: unknown) => text(value).split('-').reverse().join('/');

/** What GraphQL says of the first nodes of a list, in the columns and words of the export. */
const ASKED: Readonly<Record<string, Asked>> = {
  directives: {
    query:
      '{ list: directives(filter: { sample: true }, first: 100) { nodes { id symbol title issuedOn } } }',
    values: ({ symbol, title, issuedOn }) => ({
      symbol: text(symbol),
      title: text(title),
      issuedOn: day(issuedOn),
    }),
  },
  sessions: {
    query: '{ list: sessions(filter: { sample: true }, first: 100) { nodes { id heldOn } } }',
    values: ({ heldOn }) => ({ heldOn: day(heldOn) }),
  },
  visits: {
    query: '{ list: visits(filter: { sample: true }, first: 100) { nodes { id from to } } }',
    values: ({ from, to }) => ({ from: day(from), to: day(to) }),
  },
  units: {
    query: '{ list: units(level: PROVINCE, first: 100) { nodes { id code name kind } } }',
    values: ({ code, name, kind }) => ({ code: text(code), name: text(name), kind: text(kind) }),
  },
};

/** By id; empty for an export that no list of GraphQL tells in the same words. */
export async function valuesIn(ask: Ask, set: string): Promise<ReadonlyMap<string, Values>> {
  const asked = ASKED[set];
  if (!asked) return new Map();
  const { list } = await ask<{ list: { nodes: Node[] } }>(asked.query);
  return new Map(list.nodes.map((node) => [node.id, asked.values(node)]));
}
