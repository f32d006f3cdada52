import { useLocation, useSearch } from 'wouter';
import { useReach } from '../graphql/reach.ts';
import { useText } from '../i18n/bilingual.ts';
import { useLanguage } from '../i18n/language.ts';
import { LeftBehind } from '../outbox/left-behind.tsx';
import { Pending } from '../ui/pending.tsx';
import { signInAddress } from './first-words.ts';
import { GoOn } from './go-on.tsx';
import { messages } from './messages.ts';
import { useRanOut } from './session.ts';
import { signOut, useMet, useTurnedAway } from './signing.ts';

/** Shown in the place of a page until somebody has signed in, which leads back to this very address. */
export function SignIn() {
  const t = useText(messages);
  const met = useMet();
  const ranOut = useRanOut();
  const turnedAway = useTurnedAway();
  const isHere = useReach() === 'here';
  const address = useSignInAddress(ranOut);
  if (!met) return <Pending />;
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
      {turnedAway ? (
        <TurnedAway />
      ) : (
        isHere && (
          <p>
            <a className="action" href={address}>
              {t.submit}
            </a>
          </p>
        )
      )}
    </section>
  );
}

/** Whoever has signed in and has no role is told so, and may come back as another account. */
function TurnedAway() {
  const t = useText(messages);
  const language = useLanguage();
  return (
    <>
      <p role="alert">{useTurnedAway()?.message[language]}</p>
      <button type="button" onClick={() => void signOut()}>
        {t.another}
      </button>
    </>
  );
}

function useSignInAddress(account: string | undefined): string {
  const [path] = useLocation();
  return signInAddress(path, useSearch(), account);
}
