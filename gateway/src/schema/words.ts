import { isGiven } from './given.ts';

type Bare<Prefix extends string, Wire extends string> = Wire extends `${Prefix}${infer Word}`
  ? Exclude<Word, 'UNSPECIFIED'>
  : never;

/** Domain word of a wire word: `bare('MODE_', 'MODE_ONLINE')` is `'ONLINE'`; undefined where unspecified. */
export function bare<Prefix extends string, Wire extends string>(
  prefix: Prefix,
  wire: Wire,
): Bare<Prefix, Wire> | undefined {
  const word = wire.startsWith(prefix) ? wire.slice(prefix.length) : 'UNSPECIFIED';
  return word === 'UNSPECIFIED' ? undefined : (word as Bare<Prefix, Wire>);
}

/** The same where the record always says it. */
export function known<Prefix extends string, Wire extends string>(
  prefix: Prefix,
  wire: Wire,
): Bare<Prefix, Wire> {
  const word = bare(prefix, wire);
  if (word === undefined) throw new Error(`no ${prefix} word: ${wire}`);
  return word;
}

/** The wire word of an argument; unspecified where it is left out. */
export function wire<Prefix extends string, Word extends string>(
  prefix: Prefix,
  word: Word | null | undefined,
): `${Prefix}${Word}` | `${Prefix}UNSPECIFIED` {
  return isGiven(word) ? `${prefix}${word}` : `${prefix}UNSPECIFIED`;
}
