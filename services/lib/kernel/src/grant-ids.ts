import type { UnitId } from './unit-history.ts';

/** All grants of a unit are one stream. */
const STREAM = 'grants:';
const GRANT = /^grant:([a-z]+:[A-Za-z0-9._-]{1,40}:\d{4}-\d{2}-\d{2}):[0-9a-f]{20}$/;

export function grantsStream(unitId: UnitId): string {
  return `${STREAM}${unitId}`;
}

/** The unit whose grants a stream holds; undefined: it holds none. */
export function unitOfGrants(streamId: string): UnitId | undefined {
  return streamId.startsWith(STREAM) ? streamId.slice(STREAM.length) : undefined;
}

/** `grant:<unit>:<key>`. */
export function grantIdOf(unitId: UnitId, key: string): string {
  return `grant:${unitId}:${key}`;
}

/** The unit in which a grant was given; undefined: no id of a grant. */
export function unitOfGrant(grantId: string): UnitId | undefined {
  return GRANT.exec(grantId)?.[1];
}
