import { Link } from 'wouter';
import { NameUnitDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import { useText } from '../../i18n/bilingual.ts';
import { messages as common } from '../../ui/messages.ts';
import { elsewhere, type RolloutUrl } from './state.ts';
import { documentIn, fullName } from './unit-words.ts';

/** Where a place is no more on the day: the units that it passed into, to go on with. */
export function Heirs({ error, url }: { error: unknown; url: RolloutUrl }) {
  const t = useText(common);
  const { code, facts } = refusalOf(error);
  const ids = code === 'UNIT_NOT_VALID' ? ((facts['successors'] ?? []) as readonly string[]) : [];
  if (ids.length === 0) return null;
  return (
    <>
      <h2>{t.successors}</h2>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <HeirLink id={id} url={url} />
          </li>
        ))}
      </ul>
    </>
  );
}

function HeirLink({ id, url: { link } }: { id: string; url: RolloutUrl }) {
  const unit = documentIn(useAnswer(NameUnitDocument, { id }).data?.node);
  const name = unit ? fullName(unit) : id;
  return unit?.readable === false ? name : <Link href={link({ ...elsewhere, within: id })}>{name}</Link>;
}
