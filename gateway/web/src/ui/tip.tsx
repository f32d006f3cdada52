import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { placeBeside } from './placing.ts';

interface TipProps {
  readonly children: ReactNode;
  /** What is told about it. */
  readonly says: ReactNode;
}

/** A word that is explained on hover and focus. The explanation can be pointed at and goes with Escape. */
export function Tip({ children, says }: TipProps) {
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  useShown(open, word, tip, hide);
  return (
    <span className="term" onPointerEnter={show} onPointerLeave={hide} onFocus={show} onBlur={hide}>
      <button ref={word} type="button" aria-describedby={id} onClick={show}>
        {children}
      </button>
      <span ref={tip} id={id} role="tooltip" popover="manual" className="tip">
        {says}
      </span>
    </span>
  );
}

/** The top layer: what scrolls or cuts off below it does not cut off the explanation. */
function useShown(
  open: boolean,
  word: RefObject<HTMLElement | null>,
  tip: RefObject<HTMLElement | null>,
  hide: () => void,
): void {
  useEffect(() => {
    const [beside, shown] = [word.current, tip.current];
    if (!open || !beside || !shown) return undefined;
    shown.showPopover();
    const place = () => placeBeside(beside, shown);
    place();
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      hide();
    };
    document.addEventListener('keydown', press, true);
    document.addEventListener('scroll', place, true);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('scroll', place, true);
      shown.hidePopover();
    };
  }, [open]);
}
