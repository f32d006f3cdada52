import { useId } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';

interface FileFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Endings of the names that are meant, as the browser takes them. */
  readonly accept: string;
  readonly chosen: File | undefined;
  readonly onChoose: (file: File) => void;
}

/** A file, in the words of the page: the browser's own button speaks the language of the browser. */
export function FileField({ label, hint, accept, chosen, onChoose }: FileFieldProps) {
  const t = useText(messages);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      <div className="file-choice">
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={accept}
          aria-describedby={`${id}-chosen ${id}-hint`}
          onChange={({ target }) => {
            const file = target.files?.[0];
            // Chosen once more after it was put right, it is another file.
            target.value = '';
            if (file) onChoose(file);
          }}
        />
        <label htmlFor={id} className="button">
          {chosen ? t.chooseOtherFile : t.chooseFile}
        </label>
        <span id={`${id}-chosen`}>{chosen ? chosen.name : t.noFileChosen}</span>
      </div>
    </div>
  );
}
