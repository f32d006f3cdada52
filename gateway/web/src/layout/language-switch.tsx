import { useText } from '../i18n/bilingual.ts';
import { setLanguage, useLanguage } from '../i18n/language.ts';
import { messages } from './messages.ts';

const LANGUAGES = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
] as const;

/** Each language is named in itself, so that whoever reads only that one finds it. */
export function LanguageSwitch() {
  const t = useText(messages);
  const current = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t.language}>
      {LANGUAGES.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => setLanguage(language)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
