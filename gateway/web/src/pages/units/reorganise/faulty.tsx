import type { ReactNode } from 'react';
import { Place as Framed } from '../../../ui/place.tsx';
import type { Fault } from './missing.ts';

export const anchorOf = (place: string) => `plan-${place}`;

interface PlaceProps {
  readonly place: string;
  readonly faults: readonly Fault[];
  readonly children: ReactNode;
}

/** A field or a row of a plan with what is wrong at it. */
export function Place({ place, faults, children }: PlaceProps) {
  return (
    <Framed id={anchorOf(place)} faults={faults.filter((fault) => fault.place === place)}>
      {children}
    </Framed>
  );
}
