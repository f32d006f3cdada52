import { useState } from 'react';
import type { Counted } from '../graphql/growing.ts';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { MOST_PRINTED, printWhole } from './printing.ts';

type State = Counted | 'failed' | undefined;

/** Prints the page with every row that its lists stand for, up to a limit, and says how far it is. */
export function PrintButton({ quiet = false }: { readonly quiet?: boolean }) {
  const t = useText(messages);
  const [state, setState] = useState<State>();
  const preparing = typeof state === 'object';
  const print = async () => {
    setState({ shown: 0, total: 0 });
    try {
      await printWhole(setState);
      setState(undefined);
    } catch {
      setState('failed');
    }
  };
  return (
    <span className="no-print">
      <button
        type="button"
        className={quiet ? 'quiet' : ''}
        disabled={preparing}
        onClick={() => void print()}
      >
        {t.print}
      </button>
      <span role="status">{preparing && <Preparing count={state} />}</span>
      <Failed when={state === 'failed'} />
    </span>
  );
}

function Preparing({ count: { shown, total } }: { readonly count: Counted }) {
  const t = useText(messages);
  const { number } = useFormat();
  const wanted = Math.min(total, MOST_PRINTED);
  return (
    <label>
      {' '}
      {t.preparing(number(Math.min(shown, wanted)), number(wanted))}{' '}
      <progress value={shown} max={Math.max(wanted, 1)} />
    </label>
  );
}

function Failed({ when }: { readonly when: boolean }) {
  const t = useText(messages);
  if (!when) return null;
  return (
    <span className="fault" role="alert">
      {t.notPrepared}
    </span>
  );
}
