import { requireLength, requireText } from '@trienkhai/kernel/rules/text';
import { toneKey } from '@trienkhai/kernel/vn-text';
import type { AddCitationAlias, DirectiveEvent, RegisteredDirective } from './directive-events.ts';

/** A wording counts once, however its tone marks and capitals are written. */
export function addCitationAlias(
  { aliases }: RegisteredDirective,
  command: AddCitationAlias,
): readonly DirectiveEvent[] {
  const text = requireText(command.text, 'name', ['text']);
  if (aliases.some((alias) => toneKey(alias) === toneKey(text))) return [];
  requireLength([...aliases, text], ['text']);
  return [{ type: 'CitationAliasAdded', directiveId: command.directiveId, text }];
}
