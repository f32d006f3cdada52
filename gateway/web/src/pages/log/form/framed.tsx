import type { ReactNode } from 'react';
import { Place } from '../../../ui/place.tsx';
import { faultAt, placeId } from './faults.ts';
import { useSurroundings } from './surroundings.ts';

interface FramedProps {
  readonly path: readonly string[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** A place of the form with what is wrong with it. */
export function Framed({ path, ...props }: FramedProps) {
  const fault = faultAt(useSurroundings().faults, path);
  return <Place id={placeId(path)} faults={fault ? [fault] : []} {...props} />;
}
