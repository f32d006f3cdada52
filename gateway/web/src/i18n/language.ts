import { createStore } from '../store.ts';

export type Language = 'vi' | 'en';

const KEPT = 'trienkhai.language';
const language = createStore<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi');
document.documentElement.lang = language.get();

export const useLanguage = language.use;

/** Switches every text on the screen; kept for the next visit. */
export function setLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen;
  language.set(chosen);
}
