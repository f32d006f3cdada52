import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Form, Stored } from '../form/form.ts';
import { award } from './award.ts';
import { clusterReopen, clusterReview, criteria, pledge, pledgeCorrection, score } from './cluster-year.ts';
import { cluster, clusterChange, clusterEnd } from './cluster.ts';
import { directiveFurther } from './directive-further.ts';
import { directive } from './directive.ts';
import { figures } from './figures.ts';
import { grant, revocation } from './grant.ts';
import { milestone } from './milestone.ts';
import { both } from './options.ts';
import { organ, organEnd, term } from './organ.ts';
import { period, periods } from './period.ts';
import { plan } from './plan.ts';
import { programme } from './programme.ts';
import { receipt } from './receipt.ts';
import { review } from './review.ts';
import { plannedSession, session } from './session.ts';
import { study } from './study.ts';
import { taskReopen } from './task-reopen.ts';
import { taskResult } from './task-result.ts';
import { task } from './task.ts';
import { visit } from './visit.ts';
import { workingSession } from './working-session.ts';

/** What boards record most, in the order in which a document comes down to them. */
export const FREQUENT: readonly Form[] = [
  receipt,
  plan,
  programme,
  session,
  plannedSession,
  study,
  milestone,
  figures,
  review,
];

interface Group {
  readonly title: BilingualText;
  readonly forms: readonly Form[];
}

/** What is recorded now and then. */
export const GROUPS: readonly Group[] = [
  {
    title: both('Công tác, giao việc', 'Visits and tasks'),
    forms: [visit, workingSession, task, taskResult],
  },
  { title: both('Thi đua, khen thưởng', 'Emulation and awards'), forms: [award, cluster] },
  { title: both('Văn bản, kỳ báo cáo', 'Documents and periods'), forms: [directive, periods, period] },
  { title: both('Cơ quan, nhiệm kỳ, quyền', 'Organs, terms and grants'), forms: [organ, term, grant] },
];

/** All that begins with nothing. */
export const RECORDINGS: readonly Form[] = [...FREQUENT, ...GROUPS.flatMap(({ forms }) => forms)];

/** What is said of a record that stands; one comes to it from that record. */
const FURTHER: readonly Form[] = [
  taskReopen,
  ...directiveFurther,
  score,
  criteria,
  pledge,
  pledgeCorrection,
  clusterReview,
  clusterReopen,
  clusterChange,
  clusterEnd,
  organEnd,
  revocation,
];

export const FORMS: readonly Form[] = [...RECORDINGS, ...FURTHER];

/** Undefined: no form bears this name. */
export function formNamed(name: string | undefined): Form | undefined {
  return FORMS.find((form) => form.name === name);
}

/** The forms with which records of this sort are made, corrected, and spoken of further. */
export function formsAbout(id: string): readonly Form[] {
  return FORMS.filter(({ correction }) => correction && id.startsWith(`${correction.prefix}:`));
}

/** The forms in whose words the history of a record is told. */
export function formsTelling(id: string): readonly Form[] {
  return FORMS.filter(({ correction, makes }) => id.startsWith(`${correction?.prefix ?? makes}:`));
}

/** The forms with which something can be said of a record, by its id and what stands of it. */
export function formsFor(id: string, stored: Stored | undefined, year?: number): readonly Form[] {
  if (!stored) return [];
  return formsAbout(id).filter(
    (form) => (form.correction?.yearly === true) === (year !== undefined) && foundIn(form, stored, year),
  );
}

/** The part of what stands that a form is about; undefined: it is about something else. */
export function foundIn({ correction }: Form, stored: Stored, year?: number): Stored | undefined {
  return correction?.find ? correction.find(stored, year) : stored;
}
