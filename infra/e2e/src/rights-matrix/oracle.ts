/**
 * Who sees and may do what, written by hand from the tables of docs/adr/0028 and 0031 and sharing no code with
 * the product. Units are called by what they are in the story: see `world.ts`.
 */
export const ROLES = ['viewer', 'recorder', 'approver', 'admin', 'control', 'integration'] as const;
export type Role = (typeof ROLES)[number];

export const PLACES = [
  'centre',
  'province',
  'district',
  'commune',
  'sibling',
  'merged',
  'heir',
  'elsewhere',
  'commune elsewhere',
  'nowhere',
] as const;
export type Place = (typeof PLACES)[number];

/** Directives of the story by whom they address; `none` was never registered. */
export const OBJECTS = ['open', 'to commune', 'to merged', 'to district', 'to province', 'none'] as const;
export type Thing = (typeof OBJECTS)[number];

/** ADR 0031: the issuer (the province), the addressees with their heirs, and all above these. */
const SEEN_FROM: Readonly<Record<Thing, readonly Place[]>> = {
  open: PLACES,
  'to commune': ['centre', 'province', 'district', 'commune'],
  'to merged': ['centre', 'province', 'district', 'merged', 'heir'],
  'to district': ['centre', 'province', 'district'],
  'to province': ['centre', 'province', 'district', 'commune', 'sibling', 'heir'],
  none: [],
};

export type Outcome = 'seen' | 'not found' | 'done' | 'DIRECTIVE_UNKNOWN' | 'FORBIDDEN';

/** Every role reads; the integration of the development issuer has the scope to read. */
export function seen(place: Place, object: Thing): boolean {
  return SEEN_FROM[object].includes(place);
}

export function reading(place: Place, object: Thing): Outcome {
  return seen(place, object) ? 'seen' : 'not found';
}

export function rollout(place: Place, object: Thing): Outcome {
  return seen(place, object) ? 'seen' : 'DIRECTIVE_UNKNOWN';
}

const RECORDS: readonly Role[] = ['recorder', 'admin'];
const COMMUNE_LIES_IN: readonly Place[] = ['centre', 'province', 'district', 'commune'];
const PROVINCE_LIES_IN: readonly Place[] = ['centre', 'province'];

/** A fact of the commune, recorded under the directive. */
export function recordingInCommune(role: Role, place: Place, object: Thing): Outcome {
  if (!RECORDS.includes(role) || !COMMUNE_LIES_IN.includes(place)) return 'FORBIDDEN';
  return seen(place, object) ? 'done' : 'DIRECTIVE_UNKNOWN';
}

/** A change of the directive itself, which its issuer makes. */
export function changingDirective(role: Role, place: Place, object: Thing): Outcome {
  if (!RECORDS.includes(role) || place === 'nowhere') return 'FORBIDDEN';
  if (!seen(place, object)) return 'DIRECTIVE_UNKNOWN';
  return PROVINCE_LIES_IN.includes(place) ? 'done' : 'FORBIDDEN';
}
