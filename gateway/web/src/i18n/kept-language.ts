export type Language = 'vi' | 'en';

const KEPT = 'trienkhai.language';

/** The language that was chosen in this browser; Vietnamese where none was. */
export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi';
}

export function keepLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
}
