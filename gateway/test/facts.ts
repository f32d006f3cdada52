import type { Fact } from '@trienkhai/proto/trienkhai/trace/v1/model';
import { DirectiveView, RolloutRow, SessionView } from '@trienkhai/proto/trienkhai/trace/v1/model';
import { SMALL_COUNTRY as id } from '@trienkhai/testkit/small-country';

export const DIRECTIVE_ID = 'directive:208';
const SESSION_ID = 'session:1f';

export function directiveView(overrides: Partial<DirectiveView> = {}): DirectiveView {
  const facts = {
    symbol: '208-QĐ/TW',
    type: 'QĐ',
    title: 'Quy định',
    issuerId: id.politburo,
    issuedOn: '2019-11-08',
  };
  return DirectiveView.fromPartial({ id: DIRECTIVE_ID, version: 3, facts, ...overrides });
}

export function sessionView(overrides: Partial<SessionView> = {}): SessionView {
  const session = {
    kind: 'study-class',
    directiveIds: [DIRECTIVE_ID],
    unitId: id.district,
    organiserIds: [id.politicalCentre],
    heldOn: '2022-03-15',
    mode: 'MODE_ONLINE',
    sites: [{ unitId: id.commune }],
    people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 570, qualifier: 'QUALIFIER_EXACT' }],
  } as const;
  const recordedAt = new Date('2026-01-02T03:04:05Z');
  return SessionView.fromPartial({
    id: SESSION_ID,
    version: 2,
    session,
    held: true,
    recordedAt,
    ...overrides,
  } as never);
}

export function rolloutRow(unitId: string): RolloutRow {
  return RolloutRow.fromPartial({
    unitId,
    stages: [
      {
        stage: 'STAGE_STUDIED',
        on: '2022-03-15',
        coverage: 'COVERAGE_EXACT',
        lagDays: 858,
        evidenceIds: [SESSION_ID, 'session:gone'],
      },
      { stage: 'STAGE_PLANNED', coverage: 'COVERAGE_NONE' },
    ],
    firstActivityOn: '2022-03-15',
  } as never);
}

/** Answers of `GetFacts` for the facts given; counts the calls. */
export function factsOf(...views: readonly (DirectiveView | SessionView)[]) {
  const asked: string[][] = [];
  const facts = new Map(
    views.map((value): [string, Fact] => [
      value.id,
      { fact: 'session' in value ? { $case: 'session', value } : { $case: 'directive', value } },
    ]),
  );
  return {
    asked,
    getFacts: async ({ ids }: { ids: string[] }) => {
      asked.push(ids);
      return { facts: ids.flatMap((each) => facts.get(each) ?? []) };
    },
  };
}
