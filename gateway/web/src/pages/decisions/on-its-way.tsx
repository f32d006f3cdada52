import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { useQueue } from '../../outbox/outbox.ts';
import type { Queued } from '../../outbox/queued.ts';
import { useTitle } from '../outbox/use-title.ts';
import { messages } from './messages.ts';

/** The command about a record that is not recorded yet; while there is one, nothing else is decided on it. */
export function useOnItsWay(about: string): Queued | undefined {
  return useQueue().find(({ form }) => form.endsWith(`.${about}`));
}

/** That it waits, or was refused, and where it lies. */
export function OnItsWay({ queued: { form, refused } }: { readonly queued: Queued }) {
  const t = useText(messages);
  const title = useTitle(form);
  return (
    <p role="status" className={refused ? 'late' : 'PARTLY'}>
      {refused ? t.refused(title) : t.waits(title)} <Link href="/outbox">{t.see}</Link>
    </p>
  );
}
