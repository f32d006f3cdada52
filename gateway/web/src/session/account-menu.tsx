import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';
import { signOut, useSession } from './session.ts';

/** The account in the header, with the way out. */
export function AccountMenu() {
  const t = useText(messages);
  const session = useSession();
  if (!session) return null;
  return (
    <div className="account">
      <span>
        <span className="visually-hidden">{t.signedInAs} </span>
        {session.id}
      </span>
      <button type="button" onClick={signOut}>
        {t.signOut}
      </button>
    </div>
  );
}
