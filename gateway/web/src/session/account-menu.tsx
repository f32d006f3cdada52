import { useState } from 'react';
import { Link } from 'wouter';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages as outbox } from '../outbox/messages.ts';
import { useQueue } from '../outbox/outbox.ts';
import { Confirm } from '../ui/confirm.tsx';
import { messages } from './messages.ts';
import { useSession } from './session.ts';
import { signOut } from './signing.ts';

/** The account in the header, with the way out. */
export function AccountMenu() {
  const t = useText(messages);
  const session = useSession();
  const waiting = useQueue().length;
  const [leaving, setLeaving] = useState(false);
  if (!session) return null;
  return (
    <div className="account">
      <Link className="account-name" href="/sessions" title={t.whereSignedIn(session.id)}>
        <span className="visually-hidden">{t.signedInAs} </span>
        {session.id}
      </Link>
      <button type="button" onClick={() => (waiting > 0 ? setLeaving(true) : void signOut())}>
        {t.signOut}
      </button>
      {leaving && <Leaving waiting={waiting} onClose={() => setLeaving(false)} />}
    </div>
  );
}

/** What is not sent yet is not lost, but goes nowhere until the same account is back. */
function Leaving({ waiting, onClose }: { readonly waiting: number; readonly onClose: () => void }) {
  const t = useText(outbox);
  const { number } = useFormat();
  return (
    <Confirm
      title={t.leaveTitle}
      lead={t.leaveLead(number(waiting))}
      yes={t.leaveSure}
      no={t.stay}
      onYes={() => void signOut()}
      onClose={onClose}
    />
  );
}
