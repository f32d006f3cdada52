import { useState } from 'react';
import { foldText } from '@trienkhai/kernel/vn-text';
import { glossary } from '../generated/glossary.ts';
import { useText } from '../i18n/bilingual.ts';
import { TellingModal } from '../ui/modal.tsx';
import { Table } from '../ui/table.tsx';
import { setOneKey, useOneKey } from './help-key.ts';
import { messages as layout } from '../layout/messages.ts';
import { messages } from './messages.ts';
import { setTour } from './tour-state.ts';
import { useSampleDocument } from './use-sample-document.ts';

/** Keys, words of the domain, and the way back to the tour. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText(messages);
  const { help } = useText(layout);
  const sample = useSampleDocument();
  const startTour = () => {
    setTour('offered');
    onClose();
  };
  return (
    <TellingModal label={help} onClose={onClose}>
      <h2>{help}</h2>
      {sample && (
        <p>
          <button type="button" onClick={startTour}>
            {t.startTour}
          </button>
        </p>
      )}
      <Keys />
      <GlossaryList />
    </TellingModal>
  );
}

function Keys() {
  const t = useText(messages);
  const on = useOneKey();
  const keys = on ? [['?', t.questionMark] as const, ...t.moves] : t.moves;
  return (
    <>
      <Table caption={t.keys} heads={[t.key, t.does]}>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </Table>
      <p>
        <label>
          <input
            type="checkbox"
            checked={on}
            aria-describedby="one-key-hint"
            onChange={({ target }) => setOneKey(target.checked)}
          />{' '}
          {t.oneKey}
        </label>
      </p>
      <p id="one-key-hint" className="hint">
        {t.oneKeyHint}
      </p>
    </>
  );
}

function GlossaryList() {
  const t = useText(messages);
  const terms = Object.entries(useText(glossary));
  const [wanted, setWanted] = useState('');
  const found = terms.filter(([, { word, meaning }]) =>
    foldText(`${word} ${meaning}`).includes(foldText(wanted)),
  );
  return (
    <section aria-labelledby="glossary">
      <h3 id="glossary">{t.glossary}</h3>
      <div className="field">
        <label htmlFor="find-term">{t.findTerm}</label>
        <input
          id="find-term"
          type="search"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </div>
      {found.length === 0 && <p role="status">{t.noTerm}</p>}
      <dl>
        {found.map(([key, { word, meaning }]) => (
          <div key={key}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
