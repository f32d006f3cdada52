import { refuse } from '@trienkhai/kernel/domain-error';
import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import { requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type {
  DirectiveContext,
  DirectiveEvent,
  LinkDirectives,
  RegisteredDirective,
  UnlinkDirectives,
} from './directive-events.ts';

export function linkDirectives(
  state: RegisteredDirective,
  { fromId, toId, kind }: LinkDirectives,
  on: DirectiveContext,
): readonly DirectiveEvent[] {
  if (fromId === toId) {
    throw refuse(
      'LINK_INVALID',
      'Một văn bản không liên kết với chính nó.',
      'A document cannot be linked to itself.',
      { path: ['to'] },
    );
  }
  const target = on.registered(toId);
  if (!target) throw directiveUnknown(toId, ['to']);
  if (state.links.some((link) => link.toId === toId && link.kind === kind)) return [];
  if (target.links.some((link) => link.toId === fromId && link.kind === kind)) {
    throw refuse(
      'LINK_INVALID',
      'Hai văn bản đã có liên kết loại này theo chiều ngược lại; hãy kiểm tra chiều liên kết.',
      'The two documents are already linked this way in the other direction; check the direction.',
      { path: ['kind'] },
    );
  }
  requireLength([...state.links, kind], ['to']);
  return [{ type: 'DirectivesLinked', fromId, toId, kind }];
}

export function unlinkDirectives(
  state: RegisteredDirective,
  { fromId, toId, kind, reason: why }: UnlinkDirectives,
): readonly DirectiveEvent[] {
  const reason = requireText(why, 'reason', ['reason']);
  if (!state.links.some((link) => link.toId === toId && link.kind === kind)) {
    throw refuse(
      'LINK_INVALID',
      'Không có liên kết này; hãy xem lại hai văn bản và loại liên kết.',
      'There is no such link; check both documents and the kind.',
      { path: ['to'] },
    );
  }
  return [{ type: 'DirectivesUnlinked', fromId, toId, kind, reason }];
}
