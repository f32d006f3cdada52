import { useConnection } from '../graphql/live.ts';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

/** Says when what is shown no longer follows what is recorded. */
export function ConnectionState() {
  const t = useText(messages);
  const state = useConnection();
  return (
    <p role="status" className={`connection connection-${state}`}>
      {state === 'idle' ? '' : t[state]}
    </p>
  );
}
