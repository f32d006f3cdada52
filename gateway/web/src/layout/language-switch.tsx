import { useText } from '../i18n/bilingual.ts';
import { setLanguage, useLanguage } from '../i18n/language.ts';
import { messages } from './messages.ts';

const LANGUAGES = [
  ['vi', 'VI', 'Tiếng Việt'],
  ['en', 'EN', 'English'],
] as const;

/** Each language is named in itself, so that whoever reads only that one finds it. */
export function LanguageSwitch() {
  const t = useText(messages);
  const current = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t.language}>
      {LANGUAGES.map(([language, short, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={name}
          title={name}
          aria-pressed={language === current}
          onClick={() => setLanguage(language)}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
