import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';
import { UnitLink, type LinkedUnit } from './unit-link.tsx';

interface Version {
  readonly name: string;
  readonly kind: string;
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly parent?: LinkedUnit | null | undefined;
}

/** Names, kinds and parents with their days, oldest first. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const t = useText(messages);
  const format = useFormat();
  return (
    <Table
      caption={<span className="visually-hidden">{t.versions}</span>}
      heads={[t.from, t.to, t.kind, t.name, t.parent]}
    >
      {versions.map(({ name, kind, from, to, parent }) => (
        <tr key={from}>
          <td>{format.day(from)}</td>
          <td>{to ? format.day(to) : t.stillSo}</td>
          <td>{kind}</td>
          <td>{name}</td>
          <td>{parent ? <UnitLink unit={parent} /> : '–'}</td>
        </tr>
      ))}
    </Table>
  );
}
