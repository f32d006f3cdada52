import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

interface ModalProps {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** A `<form method="dialog">` in it closes it. */
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Modal({ label, className = 'panel', onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  // Opened anew, as development does on purpose, the closing before it no longer counts.
  const closed = () => dialog.current?.open || onClose();
  return (
    <dialog ref={dialog} className={className} aria-label={label} onClose={closed}>
      {children}
    </dialog>
  );
}

/** A dialog that only tells something: the way out stays in sight, and what it tells may come later and be long. */
export function TellingModal({ children, ...props }: Omit<ModalProps, 'className'>) {
  const t = useText(messages);
  return (
    <Modal {...props} className="panel telling">
      <form method="dialog">
        <button>{t.close}</button>
      </form>
      {children}
    </Modal>
  );
}
