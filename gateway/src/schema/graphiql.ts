import type { GraphiQLOptions, Plugin } from 'graphql-yoga';

/** The product's first question: who in a province has done what under a directive, as of a day? */
export const EXAMPLE_QUERY = `# Who in this province has received, planned and studied the directive, as of that day?
query Rollout($symbol: String!, $within: ID!, $on: Date!) {
  directive(symbol: $symbol) {
    symbol
    title
    issuedOn
    rollout(within: $within, on: $on) {
      on
      knownAt
      levels {
        level
        expected
        stages { stage reached partly percent overdue lagDays { median max } }
        firstActivityLagDays { count min median max }
      }
      rows(level: DISTRICT, first: 10) {
        totalCount
        nodes {
          unit { kind name }
          stages { stage on coverage late }
          firstActivityOn
        }
      }
    }
  }
}
`;

export const EXAMPLE_VARIABLES = { symbol: '208-QĐ/TW', within: 'province:40:2021-11-01', on: '2021-11-01' };

/** Options of the page at /graphql: the worked example, and a token where one is handed out. */
export function graphiqlOptions(token: string | undefined): GraphiQLOptions {
  const headers = JSON.stringify({ Authorization: `Bearer ${token ?? '<token>'}` }, null, 2);
  return {
    title: 'Triển Khai · GraphQL',
    defaultTabs: [{ query: EXAMPLE_QUERY, variables: JSON.stringify(EXAMPLE_VARIABLES, null, 2), headers }],
    defaultHeaders: headers,
    headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'headers',
    subscriptionsProtocol: 'SSE',
  };
}

/** The page with all its scripts inside; loaded on first use, as it weighs nine megabytes. */
export async function renderGraphiql(options?: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL(options);
}

const OWN_ASSETS_ONLY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'worker-src blob:',
  'font-src data:',
  'img-src data:',
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page bears a token and nine megabytes of script: it stays with the reader and asks no other host. */
export const graphiqlHeaders: Plugin = {
  onResponse: ({ response }) => {
    if (!response.headers.get('content-type')?.startsWith('text/html')) return;
    response.headers.set('Content-Security-Policy', OWN_ASSETS_ONLY);
    response.headers.set('Cache-Control', 'no-store');
  },
};
