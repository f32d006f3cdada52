import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import {
  PeriodChoicesDocument,
  ReportingDocument,
  type PeriodChoicesQuery,
} from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { mayAs } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { Pending } from '../../ui/pending.tsx';
import { Select } from '../../ui/select.tsx';
import { FoldedActions } from '../log/offered-forms.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { TimesFields } from '../times/times-fields.tsx';
import { timesOf, type Times } from '../times/times.ts';
import { LevelTable } from './level-table.tsx';
import { messages } from './reporting-messages.ts';
import { ReportingRows } from './reporting-rows.tsx';
import type { ChangeUrl, ReviewUrl } from './url.ts';

// With it comes what draws lines.
const Trend = lazy(() => import('./trend.tsx').then((module) => ({ default: module.Trend })));

interface ReportingProps {
  /** Unit of the account: whose periods are offered, and where one looks first. */
  readonly own: string;
  readonly url: ReviewUrl;
  readonly change: ChangeUrl;
}

/** Who has reported for a period, and how it went in the periods before. */
export function Reporting(props: ReportingProps) {
  const t = useText(messages);
  const { own, url } = props;
  const answer = useAnswer(PeriodChoicesDocument, { within: own, sample: url.sample === '1' });
  return (
    <section aria-labelledby="reporting">
      <h2 id="reporting">{t.heading}</h2>
      <Answer to={answer}>
        {({ periods }) => (periods.length === 0 ? <NoPeriods /> : <Chosen {...props} periods={periods} />)}
      </Answer>
    </section>
  );
}

/** Nobody asks for reports yet: whoever may, begins. */
function NoPeriods() {
  const t = useText(messages);
  return (
    <>
      <p>{t.noPeriods}</p>
      {mayAs(['recorder', 'admin']) && (
        <p className="no-print">
          <Link className="action" href="/log?form=periods">
            {t.definePeriods}
          </Link>
        </p>
      )}
    </>
  );
}

type Periods = PeriodChoicesQuery['periods'];

function Chosen({ own, url, change, periods }: ReportingProps & { readonly periods: Periods }) {
  const t = useText(messages);
  const titleOf = usePeriodTitle();
  const period = periods.find(({ id }) => id === url.period) ?? periods[0]!;
  const within = url.within ?? own;
  const asked = { period: period.id, within, ...timesOf(url) };
  return (
    <>
      <div className="fields no-print">
        <Select
          label={t.period}
          value={period.id}
          options={periods.map((each) => [each.id, titleOf(each)] as const)}
          onChange={(id) => change({ period: id, state: undefined })}
        />
        <PlacePicker
          toRead
          label={t.within}
          hint={t.withinHint}
          chosen={within}
          on={url.on}
          onChoose={(id) => change({ within: id })}
        />
      </div>
      <FoldedActions subject={{ id: period.id }} />
      <TimesFields times={url} change={change} />
      <Status asked={asked} url={url} change={change} />
    </>
  );
}

interface StatusProps extends Pick<ReportingProps, 'url' | 'change'> {
  readonly asked: Times & { readonly period: string; readonly within: string };
}

/** Level by level, unit by unit, and over the periods. */
function Status({ asked, url, change }: StatusProps) {
  return (
    <Answer to={useAnswer(ReportingDocument, asked)}>
      {({ reporting }) => (
        <>
          <LevelTable status={reporting} />
          <ReportingRows
            asked={asked}
            url={url}
            change={change}
            levels={reporting.levels.map(({ level }) => level)}
          />
          <Suspense fallback={<Pending />}>
            <Trend trend={reporting.trend} />
          </Suspense>
        </>
      )}
    </Answer>
  );
}

/** Label and owner tell periods of one name apart. */
function usePeriodTitle(): (period: Periods[number]) => string {
  const { sample } = useText(words);
  const { day } = useFormat();
  return ({ label, from, to, owner, sample: isSample }) =>
    [label, `${day(from)} – ${to ? day(to) : '…'}`, fullName(owner), isSample ? sample : '']
      .filter(Boolean)
      .join(' · ');
}
