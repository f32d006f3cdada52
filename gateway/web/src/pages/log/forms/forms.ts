import type { Form, Stored } from '../form/form.ts';
import { figures } from './figures.ts';
import { milestone } from './milestone.ts';
import { plan } from './plan.ts';
import { programme } from './programme.ts';
import { receipt } from './receipt.ts';
import { review } from './review.ts';
import { plannedSession, session } from './session.ts';
import { study } from './study.ts';
import { taskResult } from './task-result.ts';
import { task } from './task.ts';
import { visit } from './visit.ts';
import { workingSession } from './working-session.ts';

/** What a board can record, in the order in which a document comes down to it. */
export const FORMS: readonly Form[] = [
  receipt,
  plan,
  programme,
  session,
  plannedSession,
  study,
  milestone,
  visit,
  workingSession,
  task,
  taskResult,
  figures,
  review,
];

/** Undefined: no form bears this name. */
export function formNamed(name: string | undefined): Form | undefined {
  return FORMS.find((form) => form.name === name);
}

/** The forms with which records of this sort are made. */
export function formsAbout(id: string): readonly Form[] {
  return FORMS.filter(({ correction }) => correction && id.startsWith(`${correction.prefix}:`));
}

/** The forms with which a record can be put right, by its id and what stands of it. */
export function formsFor(id: string, stored: Stored | undefined): readonly Form[] {
  if (!stored) return [];
  return formsAbout(id).filter(({ correction }) => correction?.find?.(stored) ?? !correction?.find);
}
