import { useState } from 'react';
import { Confirm } from './confirm.tsx';

interface ConfirmedButtonProps {
  readonly label: string;
  readonly title: string;
  readonly lead: string;
  readonly yes: string;
  readonly no: string;
  readonly onSure: () => void;
}

/** A button that asks before it does what cannot be undone. */
export function ConfirmedButton({ label, onSure, ...question }: ConfirmedButtonProps) {
  const [asking, setAsking] = useState(false);
  const done = () => {
    setAsking(false);
    onSure();
  };
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && <Confirm {...question} onYes={done} onClose={() => setAsking(false)} />}
    </>
  );
}
