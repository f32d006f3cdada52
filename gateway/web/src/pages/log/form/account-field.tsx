import { useId } from 'react';
import { SeenAccountsDocument } from '../../../generated/graphql.ts';
import { OFFERED, useAnswer } from '../../../graphql/questions.ts';
import { Labelled } from '../../../ui/labelled.tsx';
import { useSettled } from '../../../ui/settled.ts';
import type { TextFieldProps } from '../../../ui/text-field.tsx';

/** An account as it is written; those that were granted something before are suggested, any other is taken. */
export function AccountField({ label, hint, value, onChange }: TextFieldProps) {
  const list = useId();
  const search = useSettled(value.trim());
  const { data } = useAnswer(SeenAccountsDocument, { search }, OFFERED);
  const accounts = new Set(data?.grants.nodes.map(({ subject }) => subject));
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <>
          <input
            {...tied}
            list={list}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={list}>
            {[...accounts].map((account) => (
              <option key={account} value={account} />
            ))}
          </datalist>
        </>
      )}
    </Labelled>
  );
}
