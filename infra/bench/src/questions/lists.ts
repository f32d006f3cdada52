import type { ListSessionsRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { timeEach } from './asking.ts';
import { callerFor, type QuestionGround } from './ground.ts';
import type { Named } from './lines.ts';
import { provinceAndHalfYear } from './rollouts.ts';
import type { TraceChild } from './trace-child.ts';

const NEWEST: ListSessionsRequest = {
  context: undefined,
  page: { first: 50, after: undefined },
  withinId: undefined,
  directiveId: undefined,
  kinds: [],
  level: 'LEVEL_UNSPECIFIED',
  mode: 'MODE_UNSPECIFIED',
  from: undefined,
  to: undefined,
  sample: false,
};

/** What was done in a province in half a year, and first pages of sessions. */
export async function askLists({ units }: QuestionGround, { client }: TraceChild): Promise<Named[]> {
  const territories = provinceAndHalfYear(units);
  const none = { directiveId: undefined, groups: [], sample: false };
  const totals = await timeEach(territories, ({ within, from, to }) =>
    client.getActivities({ context: undefined, withinId: within, from, to, ...none }, callerFor()),
  );
  const inProvince = await timeEach(territories, ({ within, from, to }) => {
    const context = { on: to, knownAt: undefined, after: [] };
    return client.listSessions({ ...NEWEST, context, withinId: within, from, to }, callerFor());
  });
  const everywhere = await timeEach(
    Array.from({ length: 12 }),
    () => client.listSessions(NEWEST, callerFor()),
    2,
  );
  return [
    { what: 'activities of a province in a half-year', latency: totals },
    { what: 'sessions of a province in a half-year, first page', latency: inProvince },
    { what: 'sessions of the country, first page', latency: everywhere },
  ];
}
