import { useQuery } from '@tanstack/react-query';
import { useText } from '../../i18n/bilingual.ts';
import { Answer } from '../../ui/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { messages } from './messages.ts';
import { askReadiness } from './readiness.ts';

const EVERY_MS = 5000;

/** Each part of the system as the gateway's readiness probe sees it. */
export function Parts() {
  const t = useText(messages);
  const names: Readonly<Record<string, string>> = t.names;
  const answer = useQuery({
    queryKey: ['readyz'],
    queryFn: ({ signal }) => askReadiness(signal),
    refetchInterval: EVERY_MS,
  });
  return (
    <Answer to={answer}>
      {(parts) => (
        <Table caption={t.partsCaption} heads={[t.part, t.state]}>
          {parts.map(({ name, ok, detail }) => (
            <tr key={name}>
              <th scope="row">{names[name] ?? name}</th>
              <td className={ok ? 'EXACT' : 'late'}>
                {ok ? t.up : t.down}
                {detail && <span className="hint"> {detail}</span>}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Answer>
  );
}
