import { useLanguage, type Language } from './language.ts';

export type Bilingual<Messages> = Readonly<Record<Language, Messages>>;

/** The sentences of a page in both languages; a key that one of them lacks is a type error. */
export function bilingual<Messages>(vi: Messages, en: NoInfer<Messages>): Bilingual<Messages> {
  return { vi, en };
}

/** The sentences in the language of the reader. */
export function useText<Messages>(messages: Bilingual<Messages>): Messages {
  return messages[useLanguage()];
}
