import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { AWARD_STATES, type AwardState } from '@trienkhai/kernel/vocabulary';
import {
  flag,
  lean,
  maybeNumber,
  maybeText,
  requiredPart,
  requiredText,
  text,
  word,
  type Data,
} from './data.ts';
import { contribute, everyValue, lastStanding, union, type View } from './view.ts';

export interface AwardFacts {
  readonly unitId: string;
  readonly name: string;
  readonly edition: string;
  readonly year?: number;
  readonly state: AwardState;
  readonly on?: string;
  readonly publishedOn?: string;
  readonly collectives?: number;
  readonly individuals?: number;
}

export interface AwardValue {
  readonly award: AwardFacts;
  readonly sample: boolean;
}

export type AwardView = View<AwardValue>;

/** Editions of awards as units report them, by stream. */
export const awards = {
  name: 'awards',
  contexts: ['reviews'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) => event.streamId.startsWith('award:'),
  project(view: AwardView | null, event: RecordedEvent): AwardView | null {
    if (event.type === 'trienkhai.reviews.v1.AwardWithdrawn') return contribute(view, event, null);
    if (!SAYINGS.has(event.type)) return view;
    const sample = (view && lastStanding(view)?.sample) ?? flag(event.data, 'sample');
    return contribute(view, event, { award: readAward(requiredPart(event.data, 'award')), sample });
  },
  lookup: (view: AwardView): Readonly<Record<string, unknown>> => ({ named: unitsOfAward(view) }),
  topics: (): readonly string[] => ['awards'],
};

/** The units whose award it was at any time. */
export function unitsOfAward(view: AwardView): readonly string[] {
  return union(everyValue(view).map(({ award }) => [award.unitId]));
}

export function isOfAward(view: View<unknown>): view is AwardView {
  return view.id.startsWith('award:');
}

const SAYINGS: ReadonlySet<string> = new Set([
  'trienkhai.reviews.v1.AwardRecorded',
  'trienkhai.reviews.v1.AwardCorrected',
]);

function readAward(data: Data): AwardFacts {
  return lean({
    unitId: requiredText(data, 'unitId'),
    name: text(data, 'name'),
    edition: text(data, 'edition'),
    year: maybeNumber(data, 'year'),
    state: word(data, 'state', 'AWARD_STATE_', AWARD_STATES) ?? 'LAUNCHED',
    on: maybeText(data, 'on'),
    publishedOn: maybeText(data, 'publishedOn'),
    collectives: maybeNumber(data, 'collectives'),
    individuals: maybeNumber(data, 'individuals'),
  });
}
