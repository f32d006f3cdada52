import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { readWorkingSession, type WorkingSessionFacts } from './activity-facts.ts';
import { requiredPart } from './data.ts';

interface MeetingReading {
  readonly type: 'meeting';
  readonly facts: WorkingSessionFacts;
  /** How many tasks it gave. */
  readonly tasks: number;
}

const PREFIX = 'trienkhai.reviews.v1.';

/**
 * The working session after one more event of its stream; undefined: the event is of no working session.
 * What becomes of its tasks leaves it as it is, and still counts for its version.
 */
export function readMeetingEvent(
  before: Pick<MeetingReading, 'facts' | 'tasks'> | undefined,
  { type, data, streamId }: RecordedEvent,
): MeetingReading | undefined {
  if (!streamId.startsWith('meeting:')) return undefined;
  const told = type === `${PREFIX}WorkingSessionRecorded` || type === `${PREFIX}WorkingSessionCorrected`;
  const facts = told ? readWorkingSession(requiredPart(data, 'session')) : before?.facts;
  if (!facts) throw new TypeError('the working session was never recorded');
  const tasks = (before?.tasks ?? 0) + (type === `${PREFIX}TaskAssigned` ? 1 : 0);
  return { type: 'meeting', facts, tasks };
}
