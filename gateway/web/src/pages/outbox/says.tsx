import { useLanguage } from '../../i18n/language.ts';
import type { Queued } from '../../outbox/queued.ts';
import { Said } from '../log/changed-list.tsx';
import { changedFields } from '../log/form/changed.ts';
import type { Values } from '../log/form/form.ts';
import { labelOf } from '../log/form/labels.ts';
import { readName } from './written-in.ts';

/** What was written, field by field. */
export function Says({ queued: { form: name, values } }: { readonly queued: Queued }) {
  const language = useLanguage();
  const { form } = readName(name);
  return (
    <dl className="facts">
      {changedFields(form?.fields ?? [], {}, values as Values).map((said) => (
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
