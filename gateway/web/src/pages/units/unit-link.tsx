import { Link, useSearch } from 'wouter';
import { fullName } from '../rollout/unit-words.ts';
import { unitHref } from './url.ts';

export interface LinkedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** To the page of a unit, on the day that is looked at here. */
export function UnitLink({
  unit,
  current = false,
}: {
  readonly unit: LinkedUnit;
  readonly current?: boolean;
}) {
  const href = unitHref(unit.id, useSearch());
  return (
    <Link href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
      {fullName(unit)}
    </Link>
  );
}
