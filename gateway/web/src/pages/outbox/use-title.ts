import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages } from '../../outbox/messages.ts';
import { isCorrection, readName } from './written-in.ts';

/** What a command that is on its way is called, by the name of its form. */
export function useTitle(name: string): string {
  const t = useText(messages);
  const language = useLanguage();
  const written = readName(name);
  const title = written.form?.title[language] ?? name;
  return isCorrection(written) ? t.correcting(title) : title;
}
