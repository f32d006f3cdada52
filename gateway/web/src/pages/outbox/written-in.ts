import type { Queued } from '../../outbox/queued.ts';
import { writeState } from '../../url-state.ts';
import type { Form, Values } from '../log/form/form.ts';
import { recordMet } from '../log/form/met.ts';
import { readSubject } from '../log/form/subject.ts';
import { formNamed } from '../log/forms/forms.ts';
import { JUDGEMENTS } from '../review/judgements.ts';
import { CANCELLATION, REORGANISATION } from '../units/reorganise/forms.ts';

const JUDGING = Object.values(JUDGEMENTS);
const REORGANISING = [REORGANISATION, CANCELLATION];

interface WrittenIn {
  readonly form: Form | undefined;
  /** The record that is put right or decided on; absent: it is a new one. */
  readonly about?: string;
}

/** A draft is kept under the name of its form, what is about a record also under that. */
export function readName(name: string): WrittenIn {
  const dot = name.indexOf('.');
  if (dot < 0) return { form: named(name) };
  return { form: named(name.slice(0, dot)), about: name.slice(dot + 1) };
}

const named = (name: string) =>
  formNamed(name) ?? [...JUDGING, ...REORGANISING].find((form) => form.name === name);

/** Whether it is decided on a review as it stands. */
export function isJudgement(form: Form | undefined): boolean {
  return form !== undefined && JUDGING.includes(form);
}

/** Whether it puts right what was recorded before. */
export function isCorrection({ form, about }: WrittenIn): boolean {
  return about !== undefined && !isJudgement(form) && form !== CANCELLATION && !form?.further;
}

/** Where it was written, and is put right. */
export function hrefOf(name: string): string {
  const { form, about } = readName(name);
  if (isJudgement(form)) return `/review${writeState({ review: about })}`;
  if (form === CANCELLATION) return '/units?form=reorganise';
  if (form === REORGANISATION) return `/units${writeState({ form: 'reorganise', correct: about })}`;
  return `/log${writeState({ form: form?.name, correct: about })}`;
}

/**
 * The record that a command may have met: the one that it is about, or the only one that a unit has under
 * a document. Undefined: it would have made a new one, or added to one.
 */
export function recordOf({ form: name, command }: Pick<Queued, 'form' | 'command'>): string | undefined {
  const { form, about } = readName(name);
  // The country is no record with a history of its own.
  if (form && REORGANISING.includes(form)) return undefined;
  if (form?.further === 'adds') return undefined;
  if (about !== undefined) return readSubject(about).id;
  return form && recordMet(form, command.input as Values);
}
