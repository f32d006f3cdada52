import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { messages } from '../layout/messages.ts';
import { useSession } from '../session/session.ts';
import { useHelpKey } from './help-key.ts';
import { useTour } from './tour-state.ts';

const HelpDialog = lazy(() => import('./help-dialog.tsx').then((all) => ({ default: all.HelpDialog })));
const Tour = lazy(() => import('./tour.tsx').then((all) => ({ default: all.Tour })));

/** The help by button and by key; it costs the first view nothing. */
export function Help() {
  const t = useText(messages);
  const [open, setOpen] = useState(false);
  useHelpKey(() => setOpen(true));
  return (
    <>
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        {t.help}
      </button>
      <Suspense fallback={null}>{open && <HelpDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** The tour for whoever has signed in, while it is not over. */
export function TourWhileWanted() {
  const signedIn = useSession() !== undefined;
  const wanted = useTour() !== 'over';
  return <Suspense fallback={null}>{signedIn && wanted && <Tour />}</Suspense>;
}
