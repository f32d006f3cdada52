import { useText } from '../../../i18n/bilingual.ts';
import { Labelled } from '../../../ui/labelled.tsx';
import { useNameOf } from '../../named.ts';
import { messages } from '../messages.ts';

interface AmongProps {
  readonly label: string;
  readonly hint?: string;
  readonly among: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One of a few units, by its name. */
export function UnitAmong({ label, hint, among, chosen, onChoose }: AmongProps) {
  const t = useText(messages);
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <select {...tied} value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
          <option value="">{t.chooseUnit}</option>
          {among.map((id) => (
            <Named key={id} id={id} />
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Named({ id }: { readonly id: string }) {
  return <option value={id}>{useNameOf(id) ?? id}</option>;
}
