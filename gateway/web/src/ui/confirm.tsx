import { Modal } from './modal.tsx';

interface ConfirmProps {
  readonly title: string;
  readonly lead: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something is lost; what keeps it has the focus. */
export function Confirm({ title, lead, yes, no, onYes, onClose }: ConfirmProps) {
  return (
    <Modal label={title} onClose={onClose}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <form method="dialog" className="actions">
        <button>{no}</button>
        <button type="button" className="action" onClick={onYes}>
          {yes}
        </button>
      </form>
    </Modal>
  );
}
