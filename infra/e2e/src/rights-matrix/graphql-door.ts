import { formatPositions } from '@trienkhai/runtime/position';
import { askAs, rawAsk } from '../graphql.ts';
import type { Json } from '../json.ts';
import { BEHIND, patiently } from '../patiently.ts';
import { UNITS } from '../small-country.ts';
import { TERRITORIES } from './oracle.ts';
import { COMMUNE, RECORDS, TERRITORY_IDS, type Told, type World } from './world.ts';

const NODES = ['directive', ...RECORDS] as const;

/** One question of each kind about one directive and what was done under it. */
const QUERY = `query (${NODES.map((name) => `$${name}: ID!`).join(' ')} $symbol: String! $alias: String! $issuer: ID!) {
  ${NODES.map((name) => `node_${name}: node(id: $${name}) { id }`).join('\n')}
  ${NODES.map((name) => `history_${name}: history(id: $${name}) { totalCount }`).join('\n')}
  symbol: directive(symbol: $symbol, issuer: $issuer) { id }
  search: directives(filter: { search: $alias }) { totalCount nodes { id } }
  citation: resolveCitation(text: $alias) { directive { id } candidates { id } }
  sessions: sessions(filter: { directive: $directive }) { totalCount nodes { id } }
  reports: reports(filter: { directive: $directive }) { totalCount nodes { id } }
  milestones: milestones(filter: { directive: $directive }) { totalCount nodes { id } }
  tasks: tasks(filter: { directive: $directive }) { totalCount nodes { id } }
}`;

/** Figures of territories by their names. */
const FIGURES = `query ($directive: ID!) {
  ${TERRITORIES.map(
    (name) => `${name}: node(id: $directive) {
      ... on Directive { rollout(within: "${TERRITORY_IDS[name]}") { levels { level } } }
    }`,
  ).join('\n')}
}`;
const TOTALS = `query ($directive: ID!) {
  totals: activities(within: "${COMMUNE}", from: "2022-01-01", to: "2022-12-31", directive: $directive) { count }
}`;

type Answers = Readonly<Record<string, string>>;

/** What an account is told of one directive, by operation. */
export async function askGraphql(world: World, token: string, told: Told): Promise<Answers> {
  const { office, after } = world;
  const variables = { ...told, issuer: UNITS.province };
  const ask = askAs(office.url, token);
  const answer = await ask<Json>(QUERY, { variables, after: formatPositions(after) });
  const { symbol, search, citation, ...lists } = answer;
  const outcomes: Record<string, string> = {
    'directive(symbol)': found(symbol !== null),
    'directives(search)': counted(search),
    resolveCitation: found(citation.directive !== null || citation.candidates.length > 0),
  };
  for (const name of ['sessions', 'reports', 'milestones', 'tasks']) {
    outcomes[`${name}(directive)`] = counted(lists[name]);
  }
  for (const name of NODES) {
    outcomes[`node(${name})`] = found(lists[`node_${name}`] !== null);
    outcomes[`history(${name})`] = found(lists[`history_${name}`].totalCount > 0);
  }
  const { figures, codes } = await askFigures(world, token, told);
  for (const name of TERRITORIES) {
    outcomes[`rollout(${name})`] = codes.get(name) ?? found(figures[name] !== null);
  }
  outcomes['activities(commune)'] = codes.get('totals') ?? found(figures.totals.length > 0);
  return outcomes;
}

/** What is told of each territory, or the code of the refusal. */
async function askFigures({ office, after }: World, token: string, { directive }: Told) {
  const options = { variables: { directive }, after: formatPositions(after) };
  const answers = await Promise.all(
    [FIGURES, TOTALS].map((query) =>
      patiently(
        () => rawAsk<Json>(office.url, token, query, options),
        ({ errors }) => errors?.[0]?.extensions?.['code'],
        { codes: BEHIND },
      ),
    ),
  );
  const refused = answers.flatMap(({ errors = [] }) => errors);
  const codes = new Map(refused.map(({ path, extensions }) => [path?.[0], extensions?.['code'] as string]));
  const figures: Json = Object.assign({}, ...answers.map(({ data }) => data));
  return { figures, codes };
}

function found(is: boolean): string {
  return is ? 'seen' : 'not found';
}

/** A list with the one entry that it has for whoever sees it, and a count that says the same. */
function counted({ totalCount, nodes }: Json): string {
  if (totalCount !== nodes.length || totalCount > 1) return `${totalCount} counted, ${nodes.length} listed`;
  return found(totalCount === 1);
}
