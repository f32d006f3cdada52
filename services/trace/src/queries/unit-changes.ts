import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { RecordedFact, RecordedReorganisation } from '@trienkhai/kernel/unit-history/record';
import type { View } from '../projections/view.ts';
import { changesOf, type FieldChange, type RecordedChange } from './changes.ts';

/** A change of a unit or a reorganisation, with what it rests on. */
export type UnitChange = RecordedChange & Pick<RecordedFact, 'streamId' | 'decrees' | 'effectiveOn'>;

/** Changes of a unit, oldest first; what its organ or terms stream says is held against that stream alone. */
export function changesOfUnit(facts: readonly RecordedFact[], knownAt?: string): readonly UnitChange[] {
  const streams = [...Map.groupBy(facts, ({ streamId }) => streamId).values()];
  const changes = streams.flatMap((told) =>
    changesOf(viewOf(told), knownAt).map((change, index) => withGrounds(change, told[index]!)),
  );
  return changes.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** Changes of one dated state: how much it does, and where it was told anew each unit that differs. */
export function changesOfReorganisation(
  facts: readonly RecordedReorganisation[],
  knownAt?: string,
): readonly UnitChange[] {
  return changesOf(viewOf(facts), knownAt).map((change, index) => {
    const [before, fact] = [facts[index - 1], facts[index]!];
    const fields = before?.after && fact.after ? differences(before, fact) : change.fields;
    return withGrounds({ ...change, fields }, fact);
  });
}

function differences(before: RecordedReorganisation, fact: RecordedReorganisation): readonly FieldChange[] {
  const whole = [before, fact].map((each) => ({ ...each, after: { ...each.after, ...each.content() } }));
  return changesOf(viewOf(whole)).at(-1)!.fields;
}

function withGrounds(change: RecordedChange, { streamId, decrees, effectiveOn }: RecordedFact): UnitChange {
  return { ...change, streamId, decrees, effectiveOn };
}

function viewOf(facts: readonly RecordedFact[]): View<JsonObject> {
  return {
    id: '',
    contributions: facts.map(({ version, recordedAt, after: value }) => ({ version, recordedAt, value })),
    changes: facts.map(({ version, type, actor, unit, reason }) => ({
      version,
      type,
      actor,
      unit,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
