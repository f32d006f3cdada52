import { grantsStream, unitOfGrant } from '@trienkhai/kernel/grant-ids';
import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { streamOfTask } from '@trienkhai/kernel/task-ids';

/** The stream under which the changes of a record are told, which others may share. */
export function streamOf(id: string): string {
  if (id.startsWith('reorganisation:')) return 'territory';
  const owner = unitOfGrant(id);
  if (owner !== undefined) return grantsStream(owner);
  const reporting = ownerOfPeriod(id);
  if (reporting !== undefined) return `periods:${reporting}`;
  return streamOfTask(id) ?? id;
}
