import type { JsonObject } from '../envelope.ts';
import type { CommitteeTerm, UnitId, UnitRecord } from '../unit-history.ts';
import { given, type RecordedFact } from './record.ts';
import type { UnitEvent } from './steps.ts';

/** The events of organs and terms, each with the organ or the terms as it left them. */
export interface OrganRecord {
  add(unitId: UnitId, event: UnitEvent, after: JsonObject): void;
  of(unitId: UnitId): readonly RecordedFact[];
}

export function createOrganRecord(): OrganRecord {
  const facts = new Map<UnitId, RecordedFact[]>();
  return {
    add(unitId, { type, data, streamId, version, recordedAt, actor, unit }, after) {
      const on = data['on'] ?? data['validFrom'] ?? data['from'];
      const effectiveOn = typeof on === 'string' ? on : undefined;
      const fact = { streamId, version, recordedAt, actor, unit, type, effectiveOn, after };
      const known = facts.get(unitId) ?? [];
      facts.set(unitId, [...known, { ...fact, reason: undefined, decrees: [] }]);
    },
    of: (unitId) => facts.get(unitId) ?? [],
  };
}

export function organFacts(organ: UnitRecord): JsonObject {
  const { level, code, validFrom, validTo, committeeId, symbol, aliases, jointOf, oneHead, versions } = organ;
  const { name, kind } = versions.at(-1)!;
  const named = { level, code, name, kind, committee: committeeId, symbol, validFrom, validTo };
  return given({ ...named, aliases, jointOf, oneHead });
}

export function termFacts(terms: readonly CommitteeTerm[]): JsonObject {
  return { terms: Object.fromEntries(terms.map(({ term, from, to }) => [term, given({ from, to })])) };
}
