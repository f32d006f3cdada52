import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Table } from '../../ui/table.tsx';
import { FlowPicture } from './flow-picture.tsx';
import type { Passage } from './flow.ts';
import { messages } from './messages.ts';
import { UnitLink, type LinkedUnit } from './unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';

interface Edge {
  readonly unit: LinkedUnit;
  readonly on: string;
  readonly share: 'WHOLE' | 'PART';
  readonly default: boolean;
}

export interface Lived extends LinkedUnit {
  readonly validTo?: string | null | undefined;
  readonly successorsKnown: boolean;
  readonly predecessors: readonly Edge[];
  readonly successors: readonly Edge[];
}

/** What a unit was made of and what became of it: picture and table. */
export function Passages({ unit }: { readonly unit: Lived }) {
  const t = useText(messages);
  const { predecessors, successors, validTo, successorsKnown } = unit;
  return (
    <>
      {predecessors.length + successors.length > 0 && (
        <>
          <FlowPicture
            name={fullName(unit)}
            before={predecessors.map(passageOf)}
            after={successors.map(passageOf)}
          />
          <Table caption={t.flowTable} heads={[t.direction, t.unit, t.share, t.day]}>
            <PassageRows edges={predecessors} direction={t.madeOf} />
            <PassageRows edges={successors} direction={t.became} chosen={t.chosen} />
          </Table>
        </>
      )}
      {predecessors.length === 0 && <p>{t.madeOfNone}</p>}
      {successors.length === 0 && <p>{validTo && !successorsKnown ? t.becameUnknown : t.becameNone}</p>}
    </>
  );
}

function passageOf({ unit, on, share }: Edge): Passage {
  return { id: unit.id, name: fullName(unit), on, whole: share === 'WHOLE' };
}

interface Directed {
  readonly edges: readonly Edge[];
  readonly direction: string;
  /** How the default one is marked. */
  readonly chosen?: string;
}

function PassageRows({ edges, direction, chosen }: Directed) {
  const format = useFormat();
  const { share } = useText(words);
  return edges.map((edge) => (
    <tr key={`${edge.unit.id} ${edge.on}`}>
      <td>{direction}</td>
      <td>
        <UnitLink unit={edge.unit} />
        {chosen && edge.default && <span className="hint"> · {chosen}</span>}
      </td>
      <td>{share[edge.share]}</td>
      <td>{format.day(edge.on)}</td>
    </tr>
  ));
}
