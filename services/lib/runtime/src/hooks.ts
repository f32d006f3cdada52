/**
 * A test's view into the moments between two effects, handed over in code by what composes a service.
 * The crash tests end the process there. Production passes none.
 */
export interface Hooks {
  at(point: KillPoint): void | Promise<void>;
}

/** `reply` is the moment a caller gets the answer; the others are named after the effect. */
export type KillPoint = `${'before' | 'after'}-${
  'insert' | 'reply' | 'produce' | 'acknowledgement' | 'checkpoint' | 'reservation'}`;
