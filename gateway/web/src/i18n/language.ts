import { createStore } from '../store.ts';
import { keepLanguage, keptLanguage, type Language } from './kept-language.ts';

export type { Language };

const language = createStore<Language>(keptLanguage());
document.documentElement.lang = language.get();

export const useLanguage = language.use;

/** Switches every text on the screen; kept for the next visit. */
export function setLanguage(chosen: Language): void {
  keepLanguage(chosen);
  document.documentElement.lang = chosen;
  language.set(chosen);
}
