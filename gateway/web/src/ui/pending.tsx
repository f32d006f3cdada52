import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

/** Stands where something is on its way. What follows on the page waits for it, so that nothing jumps (`layout.css`). */
export function Pending() {
  const { loading } = useText(messages);
  return (
    <p role="status" className="pending">
      {loading}
    </p>
  );
}
