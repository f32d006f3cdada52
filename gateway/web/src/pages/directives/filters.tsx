import { useCallback } from 'react';
import { PARTY_TYPES, STATE_TYPES } from '@trienkhai/kernel/document-symbol/types';
import { LEVELS } from '@trienkhai/kernel/vocabulary';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import { messages } from './messages.ts';
import type { ChangeUrl, DirectivesUrl } from './url.ts';

interface FiltersProps {
  readonly url: DirectivesUrl;
  readonly change: ChangeUrl;
}

const NONE = {
  search: undefined,
  type: undefined,
  from: undefined,
  to: undefined,
  level: undefined,
  sample: undefined,
};

/** What narrows the register; every filter stands in the address. */
export function Filters({ url, change }: FiltersProps) {
  const t = useText(messages);
  const { level } = useText(words);
  const search = useCallback((text: string) => change({ search: text || undefined }), [change]);
  const levels = LEVELS.map((each) => [each, level[each]] as const);
  return (
    <search>
      <div className="fields">
        <TypedField label={t.search} value={url.search} onSettled={search} />
        <Select
          label={t.type}
          value={url.type ?? ''}
          options={[['', t.anyType], ...useTypes()]}
          onChange={(type) => change({ type: type || undefined })}
        />
        <DayField label={t.issuedFrom} value={url.from} onChange={(from) => change({ from })} />
        <DayField label={t.issuedTo} value={url.to} onChange={(to) => change({ to })} />
        <Select
          label={t.level}
          value={url.level ?? ''}
          options={[['', t.anyLevel], ...levels]}
          onChange={(chosen) => change({ level: chosen === '' ? undefined : chosen })}
        />
        <Checkbox
          label={t.sampleToo}
          checked={url.sample === '1'}
          onChange={(sample) => change({ sample: sample ? '1' : undefined })}
        />
      </div>
      <p>
        <button type="button" onClick={() => change(NONE)}>
          {t.reset}
        </button>
      </p>
    </search>
  );
}

/** Every abbreviation once, with the word for it. */
function useTypes(): readonly (readonly [abbreviation: string, label: string])[] {
  const language = useLanguage();
  const known = new Map([...PARTY_TYPES, ...STATE_TYPES].map((each) => [each.abbreviation, each]));
  return [...known.values()].map((each) => [each.abbreviation, `${each.abbreviation} – ${each[language]}`]);
}
