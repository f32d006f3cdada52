import { ListReportsRequest, ListSessionsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { timeEach } from './asking.ts';
import { callerFor, type QuestionGround } from './ground.ts';
import type { Named } from './lines.ts';
import { provinceAndHalfYear } from './rollouts.ts';
import type { TraceChild, TraceClient } from './trace-child.ts';

const FIRST = 50;
const DEEP = 100;
const CALLS = 24;

type Part = Parameters<typeof ListSessionsRequest.fromPartial>[0] & { readonly first?: number };

interface Answer {
  readonly edges: readonly { readonly cursor: string }[];
}

/** Asks for a page of sessions or of reports; without the total unless that is asked for. */
type AskPage = (part: Part) => Promise<Answer>;

function askingPages(client: TraceClient): Readonly<Record<'sessions' | 'reports', AskPage>> {
  const request = ({ first = FIRST, page, ...part }: Part) => ({
    ...part,
    page: { first, withoutTotal: true, ...page },
  });
  return {
    sessions: (part) => client.listSessions(ListSessionsRequest.fromPartial(request(part)), callerFor()),
    reports: (part) => client.listReports(ListReportsRequest.fromPartial(request(part)), callerFor()),
  };
}

/** What was done in a province in half a year, and first and deep pages of sessions and reports. */
export async function askLists({ units }: QuestionGround, { client }: TraceChild): Promise<Named[]> {
  const territories = provinceAndHalfYear(units);
  const none = { directiveId: undefined, groups: [], sample: false };
  const totals = await timeEach(territories, ({ within, from, to }) =>
    client.getActivities({ context: undefined, withinId: within, from, to, ...none }, callerFor()),
  );
  const named: Named[] = [{ what: 'activities of a province in a half-year', latency: totals }];
  for (const [list, ask] of Object.entries(askingPages(client))) {
    const inHalfYear = await timeEach(territories, ({ within, from, to }) =>
      ask({ context: { on: to }, withinId: within, from, to }),
    );
    const inProvince = await timeEach(territories, ({ within, to }) =>
      ask({ context: { on: to }, withinId: within }),
    );
    named.push(
      { what: `${list} of a province in a half-year, first page`, latency: inHalfYear },
      { what: `${list} of a province, first page`, latency: inProvince },
      ...(await askOfCountry(list, ask)),
    );
  }
  return named;
}

async function askOfCountry(list: string, ask: AskPage): Promise<Named[]> {
  const times = Array.from({ length: CALLS });
  const knownAt = new Date('2025-12-31T05:00:00Z');
  const first = await timeEach(times, () => ask({}));
  const known = await timeEach(times, () => ask({ context: { knownAt } }));
  const counted = await timeEach(times, () => ask({ page: { withoutTotal: false } }));
  const after = await endOfPage(ask, DEEP - 1);
  const deep = after && (await timeEach(times, () => ask({ page: { after } })));
  return [
    { what: `${list} of the country, first page`, latency: first },
    { what: `${list} of the country, first page with the total`, latency: counted },
    { what: `${list} of the country, first page as known at an instant`, latency: known },
    ...(deep ? [{ what: `${list} of the country, page ${DEEP}`, latency: deep }] : []),
  ];
}

/** Cursor behind the last entry of a page; undefined: there are not so many. */
async function endOfPage(ask: AskPage, number: number): Promise<string | undefined> {
  let after: string | undefined;
  for (let left = number * FIRST; left > 0;) {
    const { edges } = await ask({ first: Math.min(left, 500), page: { after } });
    after = edges.at(-1)?.cursor;
    left -= edges.length;
    if (edges.length === 0) return undefined;
  }
  return after;
}
