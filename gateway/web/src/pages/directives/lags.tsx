import { STAGES } from '@trienkhai/kernel/vocabulary';
import { LagsDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Select } from '../../ui/select.tsx';
import { DirectivePicker } from '../directive-picker.tsx';
import type { Times } from '../times/times.ts';
import { LagChart } from './lag-chart.tsx';
import { lagRows, type Lagging } from './lag-rows.ts';
import { LagTable } from './lag-table.tsx';
import { messages } from './messages.ts';
import { besideIn, type ChangeUrl, type DirectivesUrl } from './url.ts';

interface LagsProps {
  readonly id: string;
  readonly url: DirectivesUrl;
  readonly change: ChangeUrl;
  readonly times: Times;
}

/** How many days it took until units acted, beside other documents. */
export function Lags({ id, url, change, times }: LagsProps) {
  const t = useText(messages);
  const beside = besideIn(url);
  const show = (ids: readonly string[]) => change({ beside: ids.join(',') || undefined });
  const answer = useAnswer(LagsDocument, {
    directives: [id, ...beside],
    within: url.within ?? null,
    ...times,
  });
  return (
    <>
      <p className="hint">{t.lagsHint}</p>
      <div className="fields no-print">
        <DirectivePicker
          label={t.lagsAdd}
          chosen={undefined}
          onChoose={(added) => added !== undefined && show([...new Set([...beside, added])])}
        />
        <UntilSelect url={url} change={change} />
      </div>
      <Answer to={answer}>
        {({ lags }) => (
          <>
            <Beside
              lags={lags.filter(({ directive }) => directive.id !== id)}
              remove={(gone) => show(beside.filter((each) => each !== gone))}
            />
            <Compared lags={lags} stage={url.until} />
          </>
        )}
      </Answer>
    </>
  );
}

function UntilSelect({ url: { until }, change }: Pick<LagsProps, 'url' | 'change'>) {
  const t = useText(messages);
  const word = useText(words);
  const stages = STAGES.filter((each) => each !== 'ISSUED').map((each) => [each, word.stage[each]] as const);
  return (
    <Select
      label={t.lagsUntil}
      value={until ?? ''}
      options={[['', t.firstActivity], ...stages]}
      onChange={(chosen) => change({ until: chosen === '' ? undefined : chosen })}
    />
  );
}

function Compared({
  lags,
  stage,
}: {
  readonly lags: readonly Lagging[];
  readonly stage: string | undefined;
}) {
  const t = useText(messages);
  const rows = lagRows(lags, stage);
  if (rows.length === 0) return <p role="status">{t.lagsNone}</p>;
  return (
    <>
      <LagChart rows={rows} />
      <LagTable rows={rows} />
    </>
  );
}

interface BesideProps {
  readonly lags: readonly Lagging[];
  readonly remove: (id: string) => void;
}

function Beside({ lags, remove }: BesideProps) {
  const t = useText(messages);
  if (lags.length === 0) return null;
  return (
    <ul className="chips no-print">
      {lags.map(({ directive: { id, symbol, title } }) => (
        <li key={id}>
          <button type="button" aria-label={t.lagsRemove(symbol ?? title)} onClick={() => remove(id)}>
            {symbol ?? title} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
