import type { Level as WireLevel } from '@trienkhai/proto/trienkhai/common/v1/types';
import { ownTerritory } from '@trienkhai/runtime/sight';
import { readTerritory, territoryOf } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { loadNodes, namedUnit, periodNode, present, unitNode } from '../nodes.ts';
import { asOfToday, readContext } from '../read.ts';
import { known, wire } from '../words.ts';
import { fetchReporting, fetchReportingRows, startReporting } from './reporting.ts';

type Parts = 'Query' | 'ReportingStatus' | 'PeriodReporting' | 'LevelReporting' | 'ReportingRow' | 'Reminder';

export const reportingResolvers: Pick<Resolvers, Parts> = {
  Query: {
    reporting: (_, { period: periodId, within, level, on, knownAt }, { read }) => {
      const asOf = { read, on: on ?? read.today, knownAt: isGiven(knownAt) ? new Date(knownAt) : undefined };
      const withinId = within ?? ownTerritory(read.reach());
      if (withinId !== undefined) readTerritory(asOf, withinId);
      return startReporting({ periodId, withinId, level: wire('LEVEL_', level) }, asOf);
    },
    reminders: async (_, { kind, first, knownAt: instant, ...args }, { read }) => {
      const knownAt = isGiven(instant) ? new Date(instant) : undefined;
      const { within: withinId, asOf } = territoryOf(read, args, { ...asOfToday(read), knownAt });
      const wanted = { kind: wire('REMINDER_KIND_', kind), first: Math.max(first ?? 50, 1) };
      const request = { context: readContext(asOf), withinId, ...wanted };
      const { reminders, at } = await read.caller.peers.trace.listReminders(request, read.call);
      await read.noted(at);
      return reminders.slice(0, first ?? 50).map((each) => ({ ...each, asOf, withinId }));
    },
  },
  ReportingStatus: {
    period: async ({ asOf, status }) => periodNode(asOf, present((await status()).periods[0]?.period)),
    on: ({ asOf }) => asOf.on,
    knownAt: async ({ asOf, status }) => asOf.knownAt ?? present((await status()).at?.knownAt),
    within: ({ asOf, scope }) => (scope.withinId === undefined ? null : unitNode(asOf, scope.withinId)),
    unitsOn: async ({ status }) => present((await status()).periods[0]).unitsOn,
    levels: async ({ status }) => present((await status()).periods[0]).levels,
    rows: ({ asOf, scope }, { level, state, late, search, first, after }) => {
      const states = isGiven(state) ? [`REPORTING_STATE_${state}` as const] : [];
      const page = { first, after };
      const asked = { ...scope, level: isGiven(level) ? wire('LEVEL_', level) : scope.level };
      return fetchReportingRows(asked, asOf, {
        ...page,
        states,
        late: late ?? undefined,
        search: search ?? undefined,
      });
    },
    besides: async ({ asOf, status }) => (await status()).besides.map((row) => ({ ...row, asOf })),
    trend: async ({ asOf, scope }, { first }) => {
      const asked = Math.min(first ?? 6, 24);
      const { periods } = await fetchReporting(scope, asOf, Math.max(asked - 1, 0));
      return periods.slice(0, asked).map((each) => ({ ...each, asOf }));
    },
  },
  PeriodReporting: { period: ({ asOf, period }) => periodNode(asOf, present(period)) },
  LevelReporting: { level: ({ level }) => known('LEVEL_', level) },
  ReportingRow: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    state: ({ state }) => known('REPORTING_STATE_', state),
    coverage: ({ coverage }) => known('COVERAGE_', coverage),
    evidence: ({ asOf, evidenceIds }) => loadNodes(asOf, evidenceIds),
  },
  Reminder: {
    period: ({ asOf, period }) => periodNode(asOf, present(period)),
    level: ({ level }) => known('LEVEL_', level),
    rows: ({ asOf, period, level, withinId }, page) =>
      fetchReportingRows(scopeOfReminder(present(period).id, level, withinId), asOf, {
        ...page,
        states: ['REPORTING_STATE_MISSING', 'REPORTING_STATE_RETURNED'],
      }),
  },
};

function scopeOfReminder(periodId: string, level: WireLevel, withinId: string | undefined) {
  return { periodId, level, withinId };
}
