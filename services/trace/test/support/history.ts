import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { createUnitHistoryFold, type UnitEvent } from '@trienkhai/kernel/unit-history/fold';

export type Change =
  | { open: string; parent?: string; on: string; origin?: string }
  | { close: string; on: string; known?: boolean }
  | { from: string; to: string; on: string; share?: 'WHOLE' | 'PART' }
  | { reparent: string; parent: string; on: string }
  | { rename: string; name: string; on: string }
  | { organ: string; committee: string; name?: string }
  | { cancel: string; movedTo?: string }
  | { state: string; issuedOn?: string };

const CENTRE = 'centre:TW:2021-11-01';
const first = 'first-snapshot';

const RECORDED = '2021-11-01T00:00:00.000Z';

/** A history from a few words; ids carry level, code and first day. `cancelledAt`: when cancellations are recorded. */
export function historyOf(changes: readonly Change[], cancelledAt = RECORDED): UnitHistory {
  const fold = createUnitHistoryFold();
  for (const event of unitEvents(changes)) {
    const isCorrection = event.type.endsWith('.ReorganisationCorrected');
    fold.apply(isCorrection ? { ...event, recordedAt: cancelledAt } : event);
  }
  return fold.snapshot();
}

/** The events of the units context behind `historyOf`. */
export function unitEvents(changes: readonly Change[]): readonly UnitEvent[] {
  const events: UnitEvent[] = [];
  let version = 0;
  const apply = (type: string, data: Record<string, string | boolean>, streamId = 'territory') => {
    if (streamId === 'territory') version += 1;
    const at = streamId === 'territory' ? version : 1;
    const stream = { streamId, version: at, recordedAt: RECORDED, actor: 'admin@centre', unit: CENTRE };
    events.push({ type: `trienkhai.units.v1.${type}`, data, ...stream });
  };
  const at = (state: string, issuedOn = state) =>
    apply('ReorganisationDecided', { effectiveOn: state, issuedOn });
  at('2021-11-01', '2021-09-22');
  apply('UnitOpened', opened(CENTRE, undefined, '2021-11-01', first));
  for (const change of changes) {
    if ('state' in change) at(change.state, change.issuedOn);
    else if ('open' in change) {
      apply('UnitOpened', opened(change.open, change.parent, change.on, change.origin ?? first));
    } else if ('close' in change) {
      apply('UnitClosed', { unitId: change.close, on: change.on, successorsKnown: change.known ?? true });
    } else if ('reparent' in change) {
      apply('UnitReparented', { unitId: change.reparent, parentId: change.parent, on: change.on });
    } else if ('rename' in change) {
      apply('UnitRenamed', { unitId: change.rename, name: change.name, on: change.on });
    } else if ('cancel' in change) {
      const { cancel: effectiveOn, movedTo } = change;
      const correction = { effectiveOn, reason: 'Nhầm.', cancelled: true, ...(movedTo && { movedTo }) };
      apply('ReorganisationCorrected', correction);
    } else if ('organ' in change) {
      const name = change.name ?? change.organ;
      const code = change.organ.split(':')[1] ?? '';
      const organ = { organId: change.organ, code, name, kind: 'Ban', committeeId: change.committee };
      apply('OrganEstablished', organ, change.organ);
    } else {
      const share = `SHARE_${change.share ?? 'WHOLE'}`;
      const edge = { unitId: change.from, successorId: change.to, share, on: change.on };
      apply('UnitSucceeded', { ...edge, default: change.share !== 'PART' });
    }
  }
  return events;
}

function opened(unitId: string, parent: string | undefined, on: string, origin: string) {
  const [level = '', code = ''] = unitId.split(':');
  const parentId = parent ?? (unitId === CENTRE ? undefined : CENTRE);
  return {
    unitId,
    level: `LEVEL_${level.toUpperCase()}`,
    code,
    name: unitId,
    kind: level,
    ...(parentId && { parentId }),
    on,
    origin,
  };
}

/** One province (40) with districts 417 and 418 of two communes each; on 2025-07-01 the districts end. */
export const province = 'province:40:2021-11-01';
export const districtA = 'district:417:2021-11-01';
export const districtB = 'district:418:2021-11-01';
export const communes = {
  a1: 'commune:00001:2021-11-01',
  a2: 'commune:00002:2021-11-01',
  b1: 'commune:00003:2021-11-01',
  b2: 'commune:00004:2021-11-01',
  /** All of a1 and a2. */
  newA: 'commune:00001:2025-07-01',
  /** All of b1, part of b2. */
  newB: 'commune:00003:2025-07-01',
  /** The rest of b2. */
  newC: 'commune:00004:2025-07-01',
} as const;

const reform = '2025-07-01';
const { a1, a2, b1, b2, newA, newB, newC } = communes;

export const smallCountry: readonly Change[] = [
  { open: province, on: '2021-11-01' },
  { open: districtA, parent: province, on: '2021-11-01' },
  { open: districtB, parent: province, on: '2021-11-01' },
  { open: a1, parent: districtA, on: '2021-11-01' },
  { open: a2, parent: districtA, on: '2021-11-01' },
  { open: b1, parent: districtB, on: '2021-11-01' },
  { open: b2, parent: districtB, on: '2021-11-01' },
  { state: reform, issuedOn: '2025-06-16' },
  { open: newA, parent: province, on: reform, origin: 'two-level-reform' },
  { open: newB, parent: province, on: reform, origin: 'two-level-reform' },
  { open: newC, parent: province, on: reform, origin: 'two-level-reform' },
  { from: a1, to: newA, on: reform },
  { from: a2, to: newA, on: reform },
  { from: b1, to: newB, on: reform },
  { from: b2, to: newB, on: reform, share: 'PART' },
  { from: b2, to: newC, on: reform, share: 'PART' },
  { from: districtA, to: newA, on: reform, share: 'PART' },
  { from: districtB, to: newB, on: reform, share: 'PART' },
  ...[districtA, districtB, a1, a2, b1, b2].map((close) => ({ close, on: reform })),
];
