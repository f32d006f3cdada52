import type { Json } from '@trienkhai/kernel/envelope';
import type { GrantRecord } from '@trienkhai/kernel/grants';
import { UNITS_EVENTS, type Recorded } from '@trienkhai/kernel/unit-history/record';
import type { ChangeView, FieldChange } from '@trienkhai/proto/trienkhai/trace/v1/history';

/** What was recorded of a grant, oldest first: grants are kept in memory, so trace is not asked. */
export function changesOfGrant(grant: GrantRecord): readonly ChangeView[] {
  const { unitId, subject, role, scopes, from, to, revocations } = grant;
  const said = { unitId, subject, role, ...(scopes.length > 0 && { scopes }), from, ...(to && { to }) };
  const granted = Object.entries<Json>(said).map(([path, after]) => given(path, undefined, after));
  return [
    changeOf('RoleGranted', grant, granted),
    ...revocations.map((each, at) => {
      const before = revocations[at - 1]?.on ?? to;
      return changeOf('GrantRevoked', each, [given('to', before, each.on)], each.reason);
    }),
  ];
}

function changeOf(what: string, by: Recorded, fields: FieldChange[], reason?: string): ChangeView {
  return {
    id: `${by.streamId}/${by.version}`,
    version: by.version,
    type: `${UNITS_EVENTS}${what}`,
    actor: by.actor,
    unitId: by.unit,
    recordedAt: new Date(by.recordedAt),
    reason,
    withdrew: false,
    fields,
    decrees: [],
    effectiveOn: undefined,
  };
}

const given = (path: string, before: Json | undefined, after: Json): FieldChange => ({
  path,
  before: before === undefined ? undefined : JSON.stringify(before),
  after: JSON.stringify(after),
});
