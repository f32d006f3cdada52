import { addDays, type Day } from '@trienkhai/kernel/day';
import { writeState } from '../url-state.ts';

export type StepName = 'register' | 'levels' | 'curves' | 'rows' | 'units';

export interface TourStep {
  readonly name: StepName;
  readonly path: string;
  /** Id of the heading of the section that it is about. */
  readonly section: string;
}

/** Long enough after its issue for a document to have come some way. */
const SHOWN_AFTER_DAYS = 300;

/** The rollout of a document on a day when something had been done, the units that did it first. */
export function sampleRollout(directive: string, issuedOn: Day): string {
  const on = addDays(issuedOn, SHOWN_AFTER_DAYS);
  return `/rollout${writeState({ directive, on, order: 'LAST_ACTIVITY' })}`;
}

/** The way through the console on a document of the sample set. */
export function tourSteps(directive: string, issuedOn: Day): readonly TourStep[] {
  const rollout = sampleRollout(directive, issuedOn);
  return [
    { name: 'register', path: `/directives${writeState({ sample: '1' })}`, section: 'register' },
    { name: 'levels', path: rollout, section: 'levels' },
    { name: 'curves', path: rollout, section: 'curves' },
    { name: 'rows', path: rollout, section: 'rows' },
    { name: 'units', path: '/units', section: 'tree' },
  ];
}
