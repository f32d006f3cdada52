import { useEffect, useRef, type Ref, type RefObject } from 'react';
import { Link } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import { messages } from './messages.ts';
import { elsewhere, type RolloutUrl } from './state.ts';
import { fullName } from './unit-words.ts';
import type { Rollout } from './view.tsx';

/** The way from the country down to the place that is looked at; what lies above the account's own place is no way. */
export function Trail({ rollout: { within }, url: { link } }: { rollout: Rollout; url: RolloutUrl }) {
  const t = useText(messages);
  const { country } = useText(words);
  const ancestors = within?.ancestors ?? [];
  const above = ancestors.filter(({ level }) => level !== 'CENTRE').toReversed();
  const toCountry =
    within?.level === 'CENTRE' || ancestors.some((each) => each.level === 'CENTRE' && each.readable);
  const here = useFocusWhereLost(within?.id);
  const to = (id: string | undefined) => link({ ...elsewhere, within: id });
  return (
    <nav aria-label={t.trail}>
      <ol className="trail">
        <li>
          {within ? <Way to={toCountry && to(undefined)}>{country}</Way> : <Here ref={here}>{country}</Here>}
        </li>
        {above.map((unit) => (
          <li key={unit.id}>
            <Way to={unit.readable && to(unit.id)}>{fullName(unit)}</Way>
          </li>
        ))}
        {within && (
          <li>
            <Here ref={here}>{fullName(within)}</Here>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Way({ to, children }: { to: string | false; children: string }) {
  return to === false ? children : <Link href={to}>{children}</Link>;
}

function Here({ ref, children }: { ref: Ref<HTMLElement>; children: string }) {
  return (
    <strong ref={ref} aria-current="page" tabIndex={-1}>
      {children}
    </strong>
  );
}

/** The row by which one went down is gone, and the focus with it: it goes on from the new place. */
function useFocusWhereLost(place: string | undefined): RefObject<HTMLElement | null> {
  const here = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place && document.activeElement === document.body) here.current?.focus();
    before.current = place;
  }, [place]);
  return here;
}
