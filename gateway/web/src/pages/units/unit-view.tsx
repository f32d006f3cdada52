import { addDays, type Day } from '@trienkhai/kernel/day';
import { Term } from '../../help/term.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { History } from '../history/history.tsx';
import { FoldedActions } from '../log/offered-forms.tsx';
import { ReportLinks } from '../reports/report-links.tsx';
import { messages } from './messages.ts';
import { Passages } from './passages.tsx';
import { UnitFacts, type ShownUnit } from './unit-facts.tsx';
import { UnitLink } from './unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { Versions } from './versions.tsx';

interface Viewed {
  readonly unit: ShownUnit;
  /** The day that is looked at. */
  readonly on: Day;
  readonly knownAt: string | undefined;
}

/** One unit: where it lies, what it was made of, what became of it, what was recorded of it. */
export function UnitView({ unit, on, knownAt }: Viewed) {
  const t = useText(messages);
  return (
    <article aria-labelledby="unit">
      <Above units={unit.ancestors} />
      <h2 id="unit">{fullName(unit)}</h2>
      <UnitFacts unit={unit} />
      <h3>
        <Term of="lineage">{t.flow}</Term>
      </h3>
      <Passages unit={unit} />
      <h3>{t.versions}</h3>
      <Versions versions={unit.versions} />
      <Organs organs={unit.organs.nodes} />
      {unit.id.startsWith('organ:') && <FoldedActions subject={{ id: unit.id }} />}
      {unit.readable ? (
        <ReportLinks
          key={unit.id}
          unit={{ id: unit.id, name: fullName(unit) }}
          on={lastDayOf(unit, on)}
          sample={false}
          heading="h3"
        />
      ) : (
        <p className="hint">{t.notReadable}</p>
      )}
      <h3>{t.history}</h3>
      <History id={unit.id} knownAt={knownAt} />
    </article>
  );
}

function Above({ units }: { readonly units: ShownUnit['ancestors'] }) {
  const t = useText(messages);
  if (units.length === 0) return null;
  return (
    <nav aria-label={t.above}>
      <ol className="trail">
        {units.toReversed().map((each) => (
          <li key={each.id}>
            <UnitLink unit={each} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Organs({ organs }: { readonly organs: ShownUnit['organs']['nodes'] }) {
  const t = useText(messages);
  if (organs.length === 0) return null;
  return (
    <>
      <h3>{t.organs}</h3>
      <ul>
        {organs.map((organ) => (
          <li key={organ.id}>
            <UnitLink unit={organ} />
            {organ.symbol && <span className="hint"> {organ.symbol}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A unit that has ended reports up to its own last day. */
function lastDayOf({ validTo }: ShownUnit, on: Day): Day {
  return validTo && validTo <= on ? addDays(validTo, -1) : on;
}
