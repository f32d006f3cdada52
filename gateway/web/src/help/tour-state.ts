import { createStore } from '../store.ts';

/** `offered` until it was begun or refused once in this browser; a number: the step that is shown. */
type TourState = 'offered' | 'over' | number;

const KEPT = 'trienkhai.tour';
const tour = createStore<TourState>(readKept(localStorage.getItem(KEPT)));

export const useTour = tour.use;

export function setTour(state: TourState): void {
  localStorage.setItem(KEPT, String(state));
  tour.set(state);
}

function readKept(kept: string | null): TourState {
  if (kept === 'over') return 'over';
  return kept !== null && /^\d$/.test(kept) ? Number(kept) : 'offered';
}
