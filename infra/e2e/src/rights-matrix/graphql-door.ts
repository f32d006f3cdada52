import { formatPositions } from '@trienkhai/runtime/position';
import { askAs } from '../graphql.ts';
import type { Json } from '../json.ts';
import { UNITS } from '../small-country.ts';
import { RECORDS, type Told, type World } from './world.ts';

const NODES = ['directive', ...RECORDS] as const;

/** One question of each kind about one directive and what was done under it. */
const QUERY = `query (${NODES.map((name) => `$${name}: ID!`).join(' ')} $symbol: String! $alias: String! $issuer: ID! $unit: ID!) {
  ${NODES.map((name) => `node_${name}: node(id: $${name}) { id }`).join('\n')}
  ${NODES.map((name) => `history_${name}: history(id: $${name}) { totalCount }`).join('\n')}
  symbol: directive(symbol: $symbol, issuer: $issuer) { id }
  search: directives(filter: { search: $alias }) { totalCount nodes { id } }
  citation: resolveCitation(text: $alias) { directive { id } candidates { id } }
  sessions: sessions(filter: { directive: $directive }) { totalCount nodes { id } }
  reports: reports(filter: { directive: $directive }) { totalCount nodes { id } }
  milestones: milestones(filter: { directive: $directive }) { totalCount nodes { id } }
  tasks: tasks(filter: { directive: $directive }) { totalCount nodes { id } }
  activities: activities(within: $unit, from: "2022-01-01", to: "2022-12-31", directive: $directive) { count }
}`;

type Answers = Readonly<Record<string, string>>;

/** What an account is told of one directive, by operation. */
export async function askGraphql({ office, after }: World, token: string, told: Told): Promise<Answers> {
  const variables = { ...told, issuer: UNITS.province, unit: UNITS.communes[0] };
  const ask = askAs(office.url, token);
  const answer = await ask<Json>(QUERY, { variables, after: formatPositions(after) });
  const { symbol, search, citation, activities, ...lists } = answer;
  const outcomes: Record<string, string> = {
    'directive(symbol)': found(symbol !== null),
    'directives(search)': counted(search),
    resolveCitation: found(citation.directive !== null || citation.candidates.length > 0),
    'activities(directive)': found(activities.length > 0),
  };
  for (const name of ['sessions', 'reports', 'milestones', 'tasks']) {
    outcomes[`${name}(directive)`] = counted(lists[name]);
  }
  for (const name of NODES) {
    outcomes[`node(${name})`] = found(lists[`node_${name}`] !== null);
    outcomes[`history(${name})`] = found(lists[`history_${name}`].totalCount > 0);
  }
  return outcomes;
}

function found(is: boolean): string {
  return is ? 'seen' : 'not found';
}

/** A list with the one entry that it has for whoever sees it, and a count that says the same. */
function counted({ totalCount, nodes }: Json): string {
  if (totalCount !== nodes.length || totalCount > 1) return `${totalCount} counted, ${nodes.length} listed`;
  return found(totalCount === 1);
}
