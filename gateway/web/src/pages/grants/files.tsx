import { download } from '../../graphql/download.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { messages } from './messages.ts';

/** Grants as files that an import reads back, and an empty one to grant many at once. */
export function Files({ within }: { readonly within: string | undefined }) {
  const t = useText(messages);
  const lang = useLanguage();
  const exported = (format: 'csv' | 'xlsx') => () =>
    download(`/v1/exports/grants.${format}`, { within, lang }, `grants.${format}`);
  const template = () =>
    download('/v1/imports/template.xlsx', { command: 'grantRole', lang }, 'grantRole.xlsx');
  return (
    <section className="no-print" aria-labelledby="files">
      <h2 id="files">{t.files}</h2>
      <p className="hint">{t.filesHint}</p>
      <FileButtons
        failed={t.failed}
        ways={[
          { says: t.csv, get: exported('csv') },
          { says: t.xlsx, get: exported('xlsx') },
          { says: t.template, get: template },
        ]}
      />
    </section>
  );
}
