import { dice } from '@trienkhai/data/sample/random';
import { periodIdOf } from '@trienkhai/kernel/reporting/period';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import {
  CompareRolloutRequest,
  GetReportingRequest,
  ListBehindRequest,
} from '@trienkhai/proto/trienkhai/trace/v1/service';
import { AFTER_REFORM, drawDirectives, idOfDirective } from '../history/directives.ts';
import { recordedAfter, type GeneratedEvent } from '../history/event.ts';
import { HALF_YEARS } from '../history/periods.ts';
import { timeEach } from './asking.ts';
import { callerFor, type QuestionGround } from './ground.ts';
import type { Named } from './lines.ts';
import { askRollout, CALLS } from './rollouts.ts';
import type { TraceChild, TraceClient } from './trace-child.ts';

/** The first half-year: its reports are in every history. */
const PERIOD = { ownerId: CENTRE_ID, series: 'party', kind: 'HALF_YEAR', ...HALF_YEARS[0]! } as const;
const LEVELS = ['LEVEL_PROVINCE', 'LEVEL_DISTRICT', 'LEVEL_COMMUNE'];
const SIDE_BY_SIDE = 5;

/** Who has reported, who is behind, two days compared, several directives side by side: each of a province. */
export async function askOffices(ground: QuestionGround, { client }: TraceChild): Promise<Named[]> {
  const { units } = ground;
  const then = provinces(units, PERIOD.to);
  const now = provinces(units, AFTER_REFORM.askedOn);
  await definePeriod(ground, client);
  const reporting = await timeEach(then, (within) => askReporting(client, within));
  const behind = await timeEach(now, (within) => askBehind(client, within));
  const compared = await timeEach(now, (within) => compareDays(client, within));
  const directives = await ofTheCountry(client, units);
  const sideBySide = await timeEach(now, (within) => askSideBySide(client, directives, within));
  return [
    { what: 'reporting status of a province for a half-year', latency: reporting, aim: { p50: 50 } },
    { what: 'communes of a province that are behind, first page', latency: behind },
    { what: 'a province compared, 30 days apart', latency: compared },
    { what: `${directives.length} directives side by side in a province`, latency: sideBySide },
  ];
}

function provinces(units: UnitHistory, on: string): readonly UnitId[] {
  const roll = dice(`provinces ${on}`);
  const all = units.unitsWithin(CENTRE_ID, 'PROVINCE', on);
  return Array.from({ length: CALLS }, () => roll.pick(all));
}

async function definePeriod(ground: QuestionGround, client: TraceClient): Promise<void> {
  const event = periodDefined();
  await ground.publish([event]);
  const after = [{ streamId: event.streamId, version: 1 }];
  await client.getFacts({ context: { after, on: undefined, knownAt: undefined }, ids: [] }, callerFor());
}

function periodDefined(): GeneratedEvent {
  const { ownerId, series, from, to } = PERIOD;
  const streamId = `periods:${ownerId}`;
  const due = LEVELS.map((level) => ({ level, on: to }));
  const terms = { to, label: 'Sáu tháng đầu năm', reporters: { levels: LEVELS }, due, remindDays: 5 };
  const period = { ownerId, series, kind: 'PERIOD_KIND_HALF_YEAR', from, terms };
  const data = { periodId: periodIdOf(PERIOD), period };
  const place = { context: 'reviews', streamId, version: 1, key: streamId, unitId: ownerId } as const;
  return { ...place, name: 'PeriodDefined', data, recordedAt: recordedAfter(from, 0, 0) };
}

async function askReporting(client: TraceClient, withinId: UnitId): Promise<void> {
  const scope = { periodId: periodIdOf(PERIOD), withinId };
  const request = GetReportingRequest.fromPartial({ context: { on: PERIOD.to }, scope });
  const { periods } = await client.getReporting(request, callerFor());
  if (periods.length !== 1) throw new Error(`the period is not told of within ${withinId}`);
}

function askBehind(client: TraceClient, withinId: UnitId) {
  const { number, askedOn: on } = AFTER_REFORM;
  const scope = { directiveId: idOfDirective(number), withinId };
  const asked = { context: { on }, scope, page: { first: 50 } };
  const request = { ...asked, level: 'LEVEL_COMMUNE', stage: 'STAGE_STUDIED' } as const;
  return client.listBehind(ListBehindRequest.fromPartial(request), callerFor());
}

function compareDays(client: TraceClient, withinId: UnitId) {
  const scope = { directiveId: idOfDirective(AFTER_REFORM.number), withinId };
  const days = { from: '2026-03-01', to: AFTER_REFORM.askedOn };
  return client.compareRollout(CompareRolloutRequest.fromPartial({ scope, ...days }), callerFor());
}

/** Directives of the whole country that a history of this size has, a few of them. */
async function ofTheCountry(client: TraceClient, units: UnitHistory): Promise<readonly string[]> {
  const issued = drawDirectives(units).filter(({ issuerId }) => issuerId === CENTRE_ID);
  const ids = issued.map(({ id }) => id);
  const { facts } = await client.getFacts({ context: undefined, ids }, callerFor());
  const known = new Set(facts.map(({ fact }) => fact?.value.id));
  return ids.filter((id) => known.has(id)).slice(0, SIDE_BY_SIDE);
}

/** As `lags` does: the levels of each, all at once. */
function askSideBySide(client: TraceClient, directives: readonly string[], within: UnitId) {
  const on = AFTER_REFORM.askedOn;
  return Promise.all(
    directives.map((directive) => askRollout(client, { directive, within, on, levelsOnly: true })),
  );
}
