import type { GraphiQLOptions, Plugin } from 'graphql-yoga';
import { viewerPage } from '../page-policy.ts';
import type { GraphqlDeps } from './deps.ts';

/** The product's first question, asked of the sample set. */
export const ROLLOUT_EXAMPLE = `# Tính đến 30-6-2022, ai trong tỉnh đã
# tiếp nhận, lập kế hoạch, học tập xong?
# Who has received, planned and studied it
# by that day? (dữ liệu mẫu · sample set)
query TrienKhai {
  directive(symbol: "901-CT/TW") {
    symbol
    title
    issuedOn
    rollout(
      within: "province:87:2021-11-01"
      on: "2022-06-30"
    ) {
      levels {
        level
        expected
        stages(only: [RECEIVED, PLANNED, STUDIED]) {
          stage reached partly percent overdue
          lagDays { median max }
        }
      }
      rows(
        level: DISTRICT
        stage: PLANNED
        coverage: NONE
      ) {
        totalCount
        nodes { unit { kind name } lastActivityOn }
      }
    }
  }
}
`;

/** A question that published figures answer. */
export const LAG_EXAMPLE = `# Sau bao nhiêu ngày thì Quy định 208-QĐ/TW
# đến các huyện của Nghệ An?
# How many days until it reached the districts?
# (số liệu đã công bố · published figures)
query ThoiGian {
  directive(symbol: "208-QĐ/TW") {
    issuedOn
    rollout(
      within: "province:40:2021-11-01"
      on: "2021-11-01"
    ) {
      levels {
        level
        expected
        firstActivityLagDays { count min median max }
      }
    }
  }
  visits(filter: { within: "province:40:2021-11-01" }) {
    nodes { by { name } from to stops { unit { kind name } } }
  }
}
`;

/** Options of the page at /graphql: worked examples, and a token where one is handed out. */
export function graphiqlOptions(token: string | undefined): GraphiQLOptions {
  const headers = JSON.stringify({ Authorization: `Bearer ${token ?? '<token>'}` }, null, 2);
  return {
    title: 'Triển Khai · GraphQL',
    // The arguments stand in the query: the page does not take a tab's variables over.
    defaultTabs: [ROLLOUT_EXAMPLE, LAG_EXAMPLE].map((query) => ({ query, headers })),
    defaultHeaders: headers,
    headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'headers',
    subscriptionsProtocol: 'SSE',
  };
}

/** The workbench, where a development token is, for browsers that open the address. */
export function workbench(developmentToken: GraphqlDeps['developmentToken']): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (!developmentToken || !isVisit(request) || url.pathname !== '/graphql') return;
      const { html, policy } = await graphiqlPage(graphiqlOptions(await developmentToken()));
      // The page bears a token and nine megabytes of script: it stays with the reader.
      const headers = {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
      };
      endResponse(new fetchAPI.Response(html, { headers }));
    },
  };
}

function isVisit({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('accept')?.includes('text/html') ?? false);
}

/** The page with all its scripts inside; loaded on first use, as it weighs nine megabytes. */
async function graphiqlPage(options: GraphiQLOptions) {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const marked = (head: string, nonce: string) =>
    renderGraphiQL(options)
      .replace('<style>', () => `${head}<style nonce="${nonce}">`)
      .replace('<script>', () => `<script nonce="${nonce}">`);
  return viewerPage(marked, ['font-src data:', 'img-src data:']);
}
