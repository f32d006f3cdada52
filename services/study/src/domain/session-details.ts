import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { optionalPastDay, requireStretch } from '@trienkhai/kernel/rules/day';
import { requireDirectives } from '@trienkhai/kernel/rules/directive';
import { requireHeadcounts } from '@trienkhai/kernel/rules/headcount';
import { optionalText, requireDistinct, requireKind, requireLength } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { Mode } from '@trienkhai/kernel/vocabulary';
import type { StudyContext } from './study-context.ts';

/** One connected place of a session; `name` tells several places of one unit apart. */
export interface Site {
  readonly unitId: string;
  readonly name?: string | undefined;
}

export interface Session {
  /** "study-class", "training-class", "reporter-conference", … */
  readonly kind: string;
  readonly directiveIds: readonly string[];
  /** Whose activity it is; organisers may be others. */
  readonly unitId: string;
  readonly organiserIds: readonly string[];
  readonly heldOn?: Day | undefined;
  /** Last day of a session of several days. */
  readonly heldUntil?: Day | undefined;
  /** The day it became public, where its own day is not stated. */
  readonly publishedOn?: Day | undefined;
  readonly mode?: Mode | undefined;
  readonly sites: readonly Site[];
  readonly people: readonly Headcount[];
  /** Shared name of one conference that several units report. */
  readonly conference?: string | undefined;
  readonly note?: string | undefined;
}

/** The day that places a session in the tree of units and in periods. */
export function dayOfSession(session: Session, today: Day): Day {
  return session.heldOn ?? session.publishedOn ?? today;
}

/** The session as it is kept, its own unit and all others valid on `day`; refuses what cannot be so. */
export function checkSession(draft: Session, day: Day, context: StudyContext): Session {
  requireDirectives(context.directive, draft.directiveIds, ['directives']);
  requireUnit(context.units, draft.unitId, day, ['unit']);
  return {
    kind: requireKind(draft.kind, ['kind']),
    directiveIds: draft.directiveIds,
    unitId: draft.unitId,
    organiserIds: checkOrganisers(draft.organiserIds, day, context, ['organisers']),
    ...checkDays(draft, context.today),
    mode: draft.mode,
    sites: checkSites(draft.sites, day, context),
    people: requireHeadcounts(draft.people, ['people']),
    conference: optionalText(draft.conference, 'name', ['conference']),
    note: optionalText(draft.note, 'note', ['note']),
  };
}

/** Units and organs that ran an activity, each once, valid on the day. */
export function checkOrganisers(
  ids: readonly string[],
  day: Day,
  { units }: StudyContext,
  path: readonly string[],
): readonly string[] {
  requireLength(ids, path);
  requireDistinct(ids, (id) => id, path);
  ids.forEach((id, index) => requireUnit(units, id, day, [...path, String(index)]));
  return ids;
}

function checkDays(draft: Session, today: Day): Pick<Session, 'heldOn' | 'heldUntil' | 'publishedOn'> {
  const heldOn = optionalPastDay(draft.heldOn, today, ['heldOn']);
  const heldUntil = optionalPastDay(draft.heldUntil, today, ['heldUntil']);
  const publishedOn = optionalPastDay(draft.publishedOn, today, ['publishedOn']);
  if (heldUntil !== undefined) {
    if (heldOn === undefined) {
      throw refuse(
        'DATE_INVALID',
        'Có ngày kết thúc thì phải có ngày bắt đầu.',
        'A last day needs a first one: give heldOn as well.',
        { path: ['heldOn'] },
      );
    }
    requireStretch(heldOn, heldUntil, ['heldUntil']);
  }
  return { heldOn, heldUntil, publishedOn };
}

function checkSites(sites: readonly Site[], day: Day, { units }: StudyContext): readonly Site[] {
  requireLength(sites, ['sites']);
  const clean = sites.map(({ unitId, name }, index) => {
    requireUnit(units, unitId, day, ['sites', String(index), 'unit']);
    return { unitId, name: optionalText(name, 'name', ['sites', String(index), 'name']) };
  });
  requireDistinct(clean, ({ unitId, name }) => `${unitId} ${name?.toLowerCase() ?? ''}`, ['sites']);
  return clean;
}
