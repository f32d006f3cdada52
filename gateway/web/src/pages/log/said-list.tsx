import { useLanguage } from '../../i18n/language.ts';
import { Said } from './changed-list.tsx';
import type { ChangedField } from './form/changed.ts';
import { labelOf } from './form/labels.ts';

/** What was written, field by field. */
export function SaidList({ of }: { readonly of: readonly ChangedField[] }) {
  const language = useLanguage();
  return (
    <dl className="facts">
      {of.map((said) => (
        <div key={said.path.join('.')}>
          <dt>{labelOf(said, language)}</dt>
          <dd>
            <Said field={said.fields.at(-1)!} value={said.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
