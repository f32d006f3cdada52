import type { Day } from '@trienkhai/kernel/day';
import { useState } from 'react';
import { download, showPage } from '../../graphql/download.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Select } from '../../ui/select.tsx';
import { messages } from './messages.ts';
import { spansBy } from './spans.ts';

interface ReportLinksProps {
  readonly unit: { readonly id: string; readonly name: string };
  readonly on: Day;
  /** Whether sample sets count at first. */
  readonly sample: boolean;
  readonly heading?: 'h2' | 'h3';
}

/** The half-year or year report of the unit that is looked at, as a file and as a page to print. */
export function ReportLinks({ unit, on, sample, heading: Heading = 'h2' }: ReportLinksProps) {
  const t = useText(messages);
  const spans = spansBy(on);
  const [index, setIndex] = useState('0');
  const [withSample, setWithSample] = useState(sample);
  const chosen = spans[Number(index)] ?? spans[0]!;
  return (
    <section className="no-print" aria-labelledby="report">
      <Heading id="report">{t.title(unit.name)}</Heading>
      <p className="hint">{t.about}</p>
      <div className="fields">
        <Select
          label={t.span}
          value={index}
          options={spans.map(({ kind, year }, each) => [String(each), t.spans[kind](String(year))] as const)}
          onChange={setIndex}
        />
        <Checkbox label={t.sampleToo} checked={withSample} onChange={setWithSample} />
      </div>
      <Files unit={unit.id} from={chosen.from} to={chosen.to} sample={String(withSample)} />
    </section>
  );
}

interface FilesProps {
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly sample: string;
}

function Files({ unit, ...asked }: FilesProps) {
  const t = useText(messages);
  const lang = useLanguage();
  const report = `/v1/reports/${unit}`;
  const query = { ...asked, lang };
  const docx = () => download(`${report}.docx`, query, `${unit.replaceAll(':', '-')}.docx`);
  return (
    <FileButtons
      failed={t.failed}
      ways={[
        { says: t.docx, get: docx },
        { says: t.page, get: () => showPage(`${report}.html`, query) },
      ]}
    />
  );
}
