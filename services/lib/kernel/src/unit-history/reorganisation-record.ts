import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import { given, UNITS_EVENTS, type RecordedReorganisation } from './record.ts';
import type { Telling } from './tellings.ts';

/** What was recorded of the dated states of the country, or of the one that takes effect on a day. */
export function recordOfReorganisations(
  tellings: readonly Telling[],
  effectiveOn: Day | undefined,
): readonly RecordedReorganisation[] {
  return tellings
    .filter((telling) => effectiveOn === undefined || telling.effectiveOn === effectiveOn)
    .map((telling) => ({
      ...telling.recorded,
      type: `${UNITS_EVENTS}${telling.reason === undefined ? 'ReorganisationDecided' : 'ReorganisationCorrected'}`,
      reason: telling.reason,
      effectiveOn: telling.effectiveOn,
      decrees: telling.decrees,
      after: telling.cancelled ? null : summaryOf(telling),
      content: () => contentOf(telling),
    }));
}

function summaryOf({ effectiveOn, issuedOn, decrees, changes }: Telling): JsonObject {
  const count = (type: string) => changes.filter((change) => change.type === type).length;
  const units = {
    opened: count('opened'),
    revised: count('revised'),
    succeeded: count('succeeded'),
    closed: count('closed'),
  };
  return { effectiveOn, issuedOn, decrees, count: units };
}

function contentOf({ changes }: Telling): JsonObject {
  const content: Record<string, Record<string, JsonObject>> = {};
  const put = (what: string, unitId: string, fields: JsonObject) => {
    const units = (content[what] ??= {});
    units[unitId] = { ...units[unitId], ...fields };
  };
  for (const change of changes) {
    if (change.type === 'opened') {
      const { unitId, level, code, name, kind, origin, parentId: parent } = change;
      put('opened', unitId, given({ level, code, name, kind, origin, parent }));
    } else if (change.type === 'revised') {
      const { name, kind, parentId: parent } = change.to;
      put('revised', change.unitId, given({ name, kind, parent }));
    } else if (change.type === 'closed') {
      const { unitId, successorsKnown, reason } = change;
      put('closed', unitId, given({ successorsKnown, reason }));
    } else
      put('succeeded', change.fromId, { [change.toId]: { share: change.share, default: change.default } });
  }
  return content;
}
