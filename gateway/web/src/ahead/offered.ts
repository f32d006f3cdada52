import { keptLanguage } from '../i18n/kept-language.ts';
import { FIRST_WORDS, signInAddress } from '../session/first-words.ts';

/**
 * Nobody has signed in with this browser: the page that came (`index.html`) offers it before the console is there,
 * which puts its own in the place.
 */
export function offerSignIn(): void {
  const section = document.querySelector<HTMLElement>('#ahead');
  if (!section) return;
  const language = keptLanguage();
  const says = FIRST_WORDS[language];
  section.lang = language;
  const [heading, about, link] = section.querySelectorAll<HTMLElement>('h1, p:first-of-type, a');
  heading!.textContent = says.heading;
  about!.textContent = says.about;
  link!.textContent = says.submit;
  link!.setAttribute('href', signInAddress(location.pathname, location.search));
  section.hidden = false;
}
