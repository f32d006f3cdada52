import { useCallback } from 'react';
import { UnitSearchDocument, type UnitSearchQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import type { Times } from '../times/times.ts';
import { messages } from './messages.ts';
import { UnitLink } from './unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import type { UnitsUrl } from './url.ts';

interface Searched {
  readonly url: UnitsUrl;
  readonly change: (patch: Partial<UnitsUrl>) => void;
}

/** Searches while one types; what is typed stands in the address. */
export function UnitSearch({ url, change }: Searched) {
  const t = useText(messages);
  const handOn = useCallback((find: string) => change({ find: find || undefined }), [change]);
  return (
    <search>
      <TypedField label={t.search} hint={t.searchHint} value={url.find} onSettled={handOn} />
      <Checkbox
        label={t.includeClosed}
        checked={url.closed === '1'}
        onChange={(closed) => change({ closed: closed ? '1' : undefined })}
      />
    </search>
  );
}

/** Units that answer to what is typed, the best answer first. */
export function FoundUnits({ url, times }: { readonly url: UnitsUrl; readonly times: Times }) {
  const search = url.find ?? '';
  const answer = useAnswer(UnitSearchDocument, { search, includeClosed: url.closed === '1', ...times });
  return <Answer to={answer}>{({ units }) => <Found search={search} units={units} />}</Answer>;
}

type Units = UnitSearchQuery['units'];

function Found({ search, units: { nodes, totalCount } }: { readonly search: string; readonly units: Units }) {
  const t = useText(messages);
  const { number } = useFormat();
  if (totalCount === 0) {
    return (
      <p role="status">
        {t.nothingFound(search)} {t.tryClosed}
      </p>
    );
  }
  const count = number(totalCount);
  return (
    <>
      <p role="status">
        {nodes.length === totalCount ? t.found(count) : t.foundFirst(number(nodes.length), count)}
      </p>
      <ul className="found">
        {nodes.map((unit) => (
          <FoundUnit key={unit.id} unit={unit} />
        ))}
      </ul>
    </>
  );
}

/** Parent and code tell units of one name apart. */
function FoundUnit({ unit }: { readonly unit: Units['nodes'][number] }) {
  const t = useText(messages);
  const { level } = useText(words);
  const ended = unit.withdrawn ? t.withdrawn : unit.validTo ? t.closed : undefined;
  const about = [level[unit.level], unit.code, unit.parent && fullName(unit.parent), ended];
  return (
    <li>
      <UnitLink unit={unit} /> <span className="hint">{about.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
