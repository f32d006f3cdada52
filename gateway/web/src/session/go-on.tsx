import { useReach } from '../graphql/reach.ts';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';
import { goOnWithout, remembered } from './session.ts';

/** Without a connection the account that has not signed out goes on with what this machine keeps. */
export function GoOn() {
  const t = useText(messages);
  const account = remembered();
  if (useReach() === 'here') return null;
  return (
    <div role="status">
      <p>{t.away}</p>
      {account && (
        <button type="button" onClick={goOnWithout}>
          {t.goOn(account.id)}
        </button>
      )}
    </div>
  );
}
