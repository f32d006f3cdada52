import type { Language } from '../../language.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** The same keys and parameters in every language; a missing sentence does not compile. */
export type Widen<Value> = Value extends string
  ? string
  : Value extends ((...args: infer _Args) => string) | readonly string[]
    ? Value
    : { readonly [Key in keyof Value]: Widen<Value[Key]> };

export type Words = Widen<typeof vi>;

const WORDS: Readonly<Record<Language, Words>> = { vi, en };

export const wordsOf = (lang: Language): Words => WORDS[lang];
