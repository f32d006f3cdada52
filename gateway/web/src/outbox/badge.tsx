import { Link } from 'wouter';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { useQueue } from './outbox.ts';

/** In the header, as long as something is not recorded yet. */
export function OutboxBadge() {
  const t = useText(messages);
  const { number } = useFormat();
  const queue = useQueue();
  if (queue.length === 0) return null;
  const refused = queue.filter((each) => each.refused).length;
  return (
    <Link href="/outbox" className={refused > 0 ? 'mark late' : 'mark'}>
      {refused > 0 ? t.badgeRefused(number(queue.length), number(refused)) : t.badge(number(queue.length))}
    </Link>
  );
}
