import { en } from './en.ts';
import { vi } from './vi.ts';

export const LANGS = ['vi', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The same keys and parameters in every language; a missing sentence does not compile. */
export type Widen<Value> = Value extends string
  ? string
  : Value extends ((...args: infer _Args) => string) | readonly string[]
    ? Value
    : { readonly [Key in keyof Value]: Widen<Value[Key]> };

export type Words = Widen<typeof vi>;

const WORDS: Readonly<Record<Lang, Words>> = { vi, en };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
