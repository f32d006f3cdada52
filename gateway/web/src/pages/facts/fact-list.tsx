import { ACTIVITY_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { FactHeadFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Fold } from '../../ui/fold.tsx';
import { Pending } from '../../ui/pending.tsx';
import { writeState } from '../../url-state.ts';
import { DirectiveLink } from '../directives/directive-link.tsx';
import { UnitLink } from '../units/unit-link.tsx';
import { messages } from './messages.ts';

// With it come all forms, in whose words it tells what changed.
const History = lazy(() => import('../history/history.tsx').then((module) => ({ default: module.History })));

interface FactListProps {
  readonly facts: readonly FactHeadFragment[];
  readonly knownAt: string | null;
}

/** Recorded facts: what, of which unit, on which day, under which documents, and all that became of it since. */
export function FactList({ facts, knownAt }: FactListProps) {
  return (
    <ul className="plain fact-list">
      {facts.map((fact) => (
        <li key={fact.id}>
          <FactLine fact={fact} />
          <FactHistory id={fact.id} knownAt={knownAt ?? undefined} />
        </li>
      ))}
    </ul>
  );
}

function FactLine({ fact }: { readonly fact: FactHeadFragment }) {
  const name = useFactName(fact);
  const day = useFactDay(fact);
  const unit = 'unit' in fact ? fact.unit : 'by' in fact ? fact.by : undefined;
  const parts: ReactNode[] = [
    <strong key="name">
      <Link href={`/history${writeState({ id: fact.id })}`}>{name}</Link>
    </strong>,
    unit && <UnitLink key="unit" unit={unit} />,
    day,
    ...documentsOf(fact).map((each) => <DirectiveLink key={each.id} directive={each} />),
  ].filter(Boolean);
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
}

function useFactName(fact: FactHeadFragment): string {
  const t = useText(messages);
  const kinds = useText(ACTIVITY_WORDS);
  const { [fact.__typename]: name = t.other } = t.names as Readonly<Record<string, string>>;
  if (fact.__typename === 'Session') return `${name}: ${kinds[fact.activity] ?? fact.activity}`;
  if (fact.__typename !== 'Milestone') return name;
  return `${name}: ${fact.milestone === 'implemented' ? t.implemented : fact.milestone}`;
}

function useFactDay(fact: FactHeadFragment): string | undefined {
  const t = useText(messages);
  const { day, instant } = useFormat();
  switch (fact.__typename) {
    case 'Directive':
      return fact.issuedOn ? t.on(day(fact.issuedOn)) : undefined;
    case 'UnitProgress':
      return fact.recordedAt ? t.recorded(instant(fact.recordedAt)) : undefined;
    case 'Milestone':
      return t.on(day(fact.on));
    case 'Session':
    case 'Review':
      if (fact.heldOn) return t.on(day(fact.heldOn));
      return fact.publishedOn ? t.published(day(fact.publishedOn)) : undefined;
    case 'Report':
      return t.between(day(fact.reported.from), day(fact.reported.to));
    case 'Visit':
      return t.between(day(fact.from), day(fact.to));
    default:
      return undefined;
  }
}

function documentsOf(fact: FactHeadFragment) {
  if (fact.__typename === 'Directive') return [fact];
  return 'directives' in fact ? fact.directives : [];
}

/** Asked for only when it is opened. */
function FactHistory({ id, knownAt }: { readonly id: string; readonly knownAt: string | undefined }) {
  const t = useText(messages);
  return (
    <Fold says={t.history}>
      <Suspense fallback={<Pending />}>
        <History id={id} knownAt={knownAt} />
      </Suspense>
    </Fold>
  );
}
