/** A task lives in the stream of the working session that gave it, or in one of its own name. */
const OF_SESSION = /^task:([\w-]{1,100})\.[1-9]\d{0,2}$/;
const OF_ITS_OWN = /^task:[\w-]{1,100}$/;

/** `task:<key>.<n>` is the n-th task that `meeting:<key>` gave, from 1. */
export function taskIdOf(meetingId: string, nth: number): string {
  return `task:${meetingId.slice(meetingId.indexOf(':') + 1)}.${nth}`;
}

/** The stream in which a task is recorded; undefined: no id of a task. */
export function streamOfTask(taskId: string): string | undefined {
  const key = OF_SESSION.exec(taskId)?.[1];
  if (key !== undefined) return `meeting:${key}`;
  return OF_ITS_OWN.test(taskId) ? taskId : undefined;
}
