import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { TermEvent } from '../src/domain/committee-term.ts';
import type { GrantEvent } from '../src/domain/grant.ts';
import type { OrganEvent } from '../src/domain/organ.ts';
import type { TerritoryEvent } from '../src/domain/reorganisation.ts';

const [unitId, on] = ['province:40:2021-11-01', '2025-07-01'];
export const territory: readonly TerritoryEvent[] = [
  { type: 'ReorganisationDecided', effectiveOn: on, issuedOn: '2025-06-30', decrees: ['202/2025/QH15'] },
  { type: 'ReorganisationCorrected', effectiveOn: on, reason: 'Đính chính.', cancelled: true },
  {
    type: 'UnitOpened',
    unitId,
    level: 'PROVINCE',
    code: '40',
    name: 'Nghệ An',
    kind: 'Tỉnh',
    parentId: CENTRE_ID,
    origin: 'first-snapshot',
    on,
  },
  { type: 'UnitRenamed', unitId, name: 'Huế', on },
  { type: 'UnitRetyped', unitId, kind: 'Thành phố', on },
  { type: 'UnitReparented', unitId, parentId: CENTRE_ID, on },
  { type: 'UnitSucceeded', unitId, successorId: 'province:37:2025-07-01', share: 'PART', default: true, on },
  { type: 'UnitClosed', unitId, on, successorsKnown: true },
  { type: 'UnitClosed', unitId, on, successorsKnown: false, reason: 'r' },
  {
    type: 'ReorganisationCorrected',
    effectiveOn: on,
    reason: 'Lùi ngày.',
    cancelled: true,
    movedTo: '2025-08-01',
  },
];
export const organ: readonly OrganEvent[] = [
  {
    type: 'OrganEstablished',
    organId: 'organ:BCT:2021-11-01',
    code: 'BCT',
    name: 'Bộ Chính trị',
    kind: 'Bộ Chính trị',
    committeeId: CENTRE_ID,
    symbol: 'TW',
    validFrom: '2021-11-01',
    validTo: '2025-07-01',
    aliases: ['BCT'],
    jointOf: ['organ:A:2021-11-01', 'organ:B:2021-11-01'],
    oneHead: false,
  },
  { type: 'OrganClosed', organId: 'organ:BCT:2021-11-01', on },
];
export const term: readonly TermEvent[] = [
  { type: 'CommitteeTermOpened', committeeId: CENTRE_ID, term: 13, from: '2021-01-31', to: '2026-01-23' },
];
export const GRANT_ID = `grant:${unitId}:0123456789abcdef0123`;
export const grant: readonly GrantEvent[] = [
  {
    type: 'RoleGranted',
    grantId: GRANT_ID,
    unitId,
    subject: 'gateway-40',
    role: 'INTEGRATION',
    scopes: ['READ', 'RECORD'],
    from: '2026-11-26',
    to: '2027-01-01',
  },
  { type: 'GrantRevoked', grantId: GRANT_ID, on: '2026-12-01', reason: 'r' },
];
