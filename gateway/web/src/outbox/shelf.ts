import { onShelf } from '../kept/shelves.ts';
import type { Queued } from './queued.ts';

export const allQueued = () => onShelf<Queued[]>('outbox', 'readonly', (shelf) => shelf.getAll());

export const putQueued = (queued: Queued) => onShelf('outbox', 'readwrite', (shelf) => shelf.put(queued));

export const dropQueued = (commandId: string) =>
  onShelf('outbox', 'readwrite', (shelf) => shelf.delete(commandId));
