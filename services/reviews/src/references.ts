import { openDirectiveReferences, type DirectiveReferences } from '@trienkhai/runtime/directive-references';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import { startReminders } from './reminders.ts';

/**
 * What this service must know of others: which directives are registered, since when, and whether as a
 * sample; and, beside the commands, who has not reported yet.
 */
export async function openReferences(parts: Omit<WritingParts, 'waitFor'>): Promise<DirectiveReferences> {
  const directives = await openDirectiveReferences(parts);
  const reminders = await startReminders(parts);
  return {
    ...directives,
    async stop() {
      await reminders.stop();
      await directives.stop();
    },
  };
}
