import { useText } from '../../i18n/bilingual.ts';
import { History } from '../history/history.tsx';
import { messages } from './messages.ts';
import { Passages } from './passages.tsx';
import { UnitFacts, type ShownUnit } from './unit-facts.tsx';
import { UnitLink } from './unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { Versions } from './versions.tsx';

interface Viewed {
  readonly unit: ShownUnit;
  readonly knownAt: string | undefined;
}

/** One unit: where it lies, what it was made of, what became of it, what was recorded of it. */
export function UnitView({ unit, knownAt }: Viewed) {
  const t = useText(messages);
  return (
    <article aria-labelledby="unit">
      {unit.ancestors.length > 0 && (
        <nav aria-label={t.above}>
          <ol className="trail">
            {unit.ancestors.toReversed().map((each) => (
              <li key={each.id}>
                <UnitLink unit={each} />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h2 id="unit">{fullName(unit)}</h2>
      <UnitFacts unit={unit} />
      <h3>{t.flow}</h3>
      <Passages unit={unit} />
      <h3>{t.versions}</h3>
      <Versions versions={unit.versions} />
      {unit.organs.nodes.length > 0 && (
        <>
          <h3>{t.organs}</h3>
          <ul>
            {unit.organs.nodes.map((organ) => (
              <li key={organ.id}>
                <UnitLink unit={organ} />
                {organ.symbol && <span className="hint"> {organ.symbol}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t.history}</h3>
      <History id={unit.id} knownAt={knownAt} />
    </article>
  );
}
