import { ROLES } from '@trienkhai/kernel/vocabulary';
import { ROLE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import { useCallback } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { TimesFields } from '../times/times-fields.tsx';
import { messages } from './messages.ts';
import type { ChangeUrl, GrantsUrl } from './url.ts';

interface FiltersProps {
  readonly url: GrantsUrl;
  readonly change: ChangeUrl;
}

const NONE = { account: undefined, role: undefined, unit: undefined, alone: undefined };

/** What narrows the list; every filter stands in the address. */
export function Filters({ url, change }: FiltersProps) {
  const t = useText(messages);
  const roles = useText(ROLE_WORDS);
  const search = useCallback((account: string) => change({ account: account || undefined }), [change]);
  const options = ROLES.map((role) => [role, roles[role]] as const);
  return (
    <search>
      <div className="fields">
        <TypedField label={t.account} hint={t.accountHint} value={url.account} onSettled={search} />
        <Select
          label={t.role}
          value={url.role ?? ''}
          options={[['', t.anyRole], ...options]}
          onChange={(role) => change({ role: role === '' ? undefined : role })}
        />
        <PlacePicker
          label={t.unit}
          hint={t.unitHint}
          chosen={url.unit}
          on={url.on}
          onChoose={(unit) => change({ unit, alone: unit === undefined ? undefined : url.alone })}
        />
      </div>
      <TimesFields times={url} change={change} />
      <Reach url={url} change={change} />
      {isNarrowed(url) && (
        <button type="button" onClick={() => change(NONE)}>
          {t.clear}
        </button>
      )}
    </search>
  );
}

/** How far the list goes below a unit, and into the past and future. */
function Reach({ url, change }: FiltersProps) {
  const t = useText(messages);
  return (
    <>
      {url.unit !== undefined && (
        <Checkbox
          label={t.alone}
          checked={url.alone === '1'}
          onChange={(alone) => change({ alone: alone ? '1' : undefined })}
        />
      )}
      <Checkbox
        label={t.ended}
        checked={url.ended === '1'}
        onChange={(ended) => change({ ended: ended ? '1' : undefined })}
      />
    </>
  );
}

export function isNarrowed({ account, role, unit }: GrantsUrl): boolean {
  return [account, role, unit].some((each) => each !== undefined);
}
