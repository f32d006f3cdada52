import { useState, type FormEvent } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { LeftBehind } from '../outbox/left-behind.tsx';
import { GoOn } from './go-on.tsx';
import { messages } from './messages.ts';
import { signIn, useRanOut, type SignInFault } from './session.ts';

const EXAMPLES = ['viewer@centre', 'viewer@province:87', 'recorder@district:872', 'admin@centre'];

/** Shown in the place of a page until somebody has signed in; the address stays as it is. */
export function SignIn() {
  const t = useText(messages);
  const [fault, setFault] = useState<SignInFault>();
  const ranOut = useRanOut();
  const signInAs = (account: string) => void signIn(account).then(setFault);
  return (
    <section className="panel sign-in" aria-labelledby="sign-in">
      <h2 id="sign-in">{t.heading}</h2>
      <p>{t.about}</p>
      {ranOut !== undefined && (
        <p className="PARTLY" role="alert">
          {t.ranOut(ranOut)}
        </p>
      )}
      <GoOn />
      <LeftBehind />
      <AccountForm begun={ranOut} fault={fault} onSubmit={signInAs} />
      <h3>{t.examples}</h3>
      <ul className="chips">
        {EXAMPLES.map((account) => (
          <li key={account}>
            <button type="button" onClick={() => signInAs(account)}>
              {account}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AccountFormProps {
  readonly begun: string | undefined;
  readonly fault: SignInFault | undefined;
  readonly onSubmit: (account: string) => void;
}

function AccountForm({ begun, fault, onSubmit }: AccountFormProps) {
  const t = useText(messages);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const account = new FormData(event.currentTarget).get('account');
    onSubmit(typeof account === 'string' ? account : '');
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="account">{t.account}</label>
      <p id="account-hint" className="hint">
        {t.hint}
      </p>
      {fault && (
        <p id="account-fault" className="fault" role="alert">
          {t.faults[fault]}
        </p>
      )}
      <input
        id="account"
        name="account"
        type="text"
        defaultValue={begun}
        autoComplete="username"
        aria-describedby={fault ? 'account-fault account-hint' : 'account-hint'}
        aria-invalid={fault !== undefined}
      />
      <button type="submit">{t.submit}</button>
    </form>
  );
}
