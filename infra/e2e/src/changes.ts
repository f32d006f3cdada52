import { askAs } from './graphql.ts';
import type { SmallOffice } from './small-office.ts';

/** How many changes are on record of a node, once everything is folded. */
export async function changesOf(office: SmallOffice, id: string): Promise<number> {
  await office.quiet();
  const { history } = await askAs(office.url, office.token)(
    'query($id: ID!) { history(id: $id) { totalCount } }',
    { variables: { id } },
  );
  return history.totalCount;
}

/** What a unit does under a document is one record. */
export const progressOf = (directive: string, unit: string) =>
  `progress:${directive.slice('directive:'.length)}:${unit}`;
