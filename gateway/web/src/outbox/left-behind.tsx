import { useEffect, useState } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { allQueued } from './shelf.ts';

/** Before anyone has signed in: whose commands wait on this machine, and how many; not what they say. */
export function LeftBehind() {
  const t = useText(messages);
  const { number } = useFormat();
  const [accounts, setAccounts] = useState<readonly string[]>([]);
  useEffect(() => {
    void allQueued().then((all) => setAccounts(all.map(({ account }) => account)));
  }, []);
  const counts = Object.entries(Object.groupBy(accounts, (account) => account));
  if (counts.length === 0) return null;
  return (
    <ul className="plain">
      {counts.map(([account, of = []]) => (
        <li key={account}>{t.left(number(of.length), account)}</li>
      ))}
    </ul>
  );
}
