/**
 * Who sees and may do what, written by hand from the tables of docs/adr/0028, 0031 and 0039 and sharing no code with
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

/** ADR 0039: what a unit records is read by itself, by its heir, and above these; not beside, below or elsewhere. */
const READ_THE_COMMUNE: readonly Place[] = ['centre', 'province', 'district', 'commune'];
const READ_THE_PROVINCE: readonly Place[] = ['centre', 'province'];
const READ_THE_MERGED: readonly Place[] = ['centre', 'province', 'district', 'merged', 'heir'];

/** Territories that are asked about by name. */
export const TERRITORIES = ['commune', 'merged', 'province'] as const;
export type Territory = (typeof TERRITORIES)[number];
const READ: Readonly<Record<Territory, readonly Place[]>> = {
  commune: READ_THE_COMMUNE,
  merged: READ_THE_MERGED,
  province: READ_THE_PROVINCE,
};

export type Outcome =
  | 'seen'
  | 'not found'
  | 'done'
  | 'DIRECTIVE_UNKNOWN'
  | 'UNIT_UNKNOWN'
  | 'WITHIN_REQUIRED'
  | 'SESSION_UNKNOWN'
  | 'FORBIDDEN';

/** Every role reads; the integration of the development issuer has the scope to read. */
export function seen(place: Place, object: Thing): boolean {
  return SEEN_FROM[object].includes(place);
}

export function reading(place: Place, object: Thing): Outcome {
  return seen(place, object) ? 'seen' : 'not found';
}

/** What the commune recorded under the directive. */
export function readingRecord(place: Place, object: Thing): Outcome {
  return seen(place, object) && READ_THE_COMMUNE.includes(place) ? 'seen' : 'not found';
}

/** Figures of the commune. */
export function figures(place: Place, object: Thing): Outcome {
  if (!READ_THE_COMMUNE.includes(place)) return 'UNIT_UNKNOWN';
  return seen(place, object) ? 'seen' : 'not found';
}

/** Of the account's own territory; an account without a place has none. */
export function rollout(place: Place, object: Thing): Outcome {
  if (!seen(place, object)) return 'DIRECTIVE_UNKNOWN';
  return place === 'nowhere' ? 'WITHIN_REQUIRED' : 'seen';
}

export function rolloutWithin(place: Place, object: Thing, territory: Territory): Outcome {
  if (!seen(place, object)) return 'DIRECTIVE_UNKNOWN';
  return READ[territory].includes(place) ? 'seen' : 'UNIT_UNKNOWN';
}

/** What rests on a directive is told with those facts alone that the account reads. */
export function chain(place: Place, object: Thing): Outcome {
  return seen(place, object) ? 'seen' : 'DIRECTIVE_UNKNOWN';
}

/** An account without a place learns that first: of directives it asks after it has been told. */
export function subscribing(place: Place, object: Thing): Outcome {
  return place === 'nowhere' ? 'WITHIN_REQUIRED' : rollout(place, object);
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

/** The commune's session is withdrawn by its id: to whoever does not read it there is none. */
export function withdrawingSession(role: Role, place: Place, object: Thing): Outcome {
  if (!RECORDS.includes(role) || place === 'nowhere') return 'FORBIDDEN';
  return object !== 'none' && READ_THE_COMMUNE.includes(place) ? 'done' : 'SESSION_UNKNOWN';
}
