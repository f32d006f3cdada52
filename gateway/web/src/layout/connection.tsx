import { useConnection } from '../graphql/live.ts';
import { useReach } from '../graphql/reach.ts';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';
import { useNewer } from './versions.ts';

/** Says when what is shown no longer follows what is recorded. */
export function ConnectionState() {
  const t = useText(messages);
  const live = useConnection();
  const state = useReach() === 'away' ? 'away' : live;
  return (
    <>
      <p role="status" className={`connection connection-${state}`}>
        {state === 'idle' ? '' : t[state]}
      </p>
      <NewerVersion />
    </>
  );
}

/** Offered, never forced: what is being typed is the reader's. */
function NewerVersion() {
  const t = useText(messages);
  const goOver = useNewer();
  return (
    <div role="status" className="no-print">
      {goOver && (
        <p className="newer">
          {t.newer}{' '}
          <button type="button" onClick={goOver}>
            {t.reload}
          </button>
        </p>
      )}
    </div>
  );
}
