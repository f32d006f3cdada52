import {
  RolloutChangedDocument,
  RolloutOverviewDocument,
  type RolloutOverviewQuery,
} from '../../generated/graphql.ts';
import { useLive } from '../../graphql/live.ts';
import { questions, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Compare } from './compare.tsx';
import { Curves } from './curves.tsx';
import { ExplainDialog } from './explain/explain-dialog.tsx';
import { Heirs } from './heirs.tsx';
import { Downloads } from './downloads.tsx';
import { LevelCards } from './level-cards.tsx';
import { messages } from './messages.ts';
import { Rows } from './rows.tsx';
import type { RolloutUrl, Scope } from './state.ts';
import { Trail } from './trail.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { ReportLinks } from '../reports/report-links.tsx';
import { documentIn, fullName } from './unit-words.ts';

export interface ViewProps {
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

type Shown = NonNullable<ReturnType<typeof documentIn<NonNullable<RolloutOverviewQuery['node']>>>>;
export type Rollout = Shown['rollout'];

const RECORDED = [
  'RolloutOverview',
  'RolloutCurve',
  'RolloutRows',
  'RolloutUnit',
  'CompareDays',
  'ExplainFigure',
  'BecameBetween',
];

/** The answer, and again whenever something about it is recorded. */
export function RolloutView({ url, scope }: ViewProps) {
  const t = useText(messages);
  const { directive, within } = scope;
  useLive(RolloutChangedDocument, { directive, within }, () => {
    const predicate = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) =>
      RECORDED.includes(String(name));
    void questions.invalidateQueries({ predicate });
  });
  const overview = useAnswer(RolloutOverviewDocument, { ...scope });
  return (
    <>
      <Answer to={overview}>
        {({ node }) => {
          const shown = documentIn(node);
          if (!shown) return <p>{t.noDirective}</p>;
          return <Sections shown={shown} url={url} scope={scope} />;
        }}
      </Answer>
      {overview.error && <Heirs error={overview.error} url={url} />}
    </>
  );
}

function Sections({ shown, url, scope }: ViewProps & { readonly shown: Shown }) {
  const { rollout } = shown;
  return (
    <>
      <Heading shown={shown} />
      <Trail rollout={rollout} url={url} />
      <LevelCards levels={rollout.levels} url={url} />
      {url.state.before !== undefined && (
        <Compare url={url} scope={scope} from={url.state.before} to={rollout.on} />
      )}
      <Curves rollout={rollout} url={url} scope={scope} />
      <Rows rollout={rollout} url={url} scope={scope} />
      <Downloads url={url} scope={scope} />
      {rollout.within && (
        <ReportLinks
          key={rollout.within.id}
          unit={{ id: rollout.within.id, name: fullName(rollout.within) }}
          on={rollout.on}
          sample={shown.sample}
        />
      )}
      <UnitDialog url={url} scope={scope} />
      <ExplainDialog rollout={rollout} url={url} scope={scope} />
    </>
  );
}

function Heading({ shown: { symbol, title, issuedOn, sample, rollout } }: { shown: Shown }) {
  const t = useText(messages);
  const format = useFormat();
  const word = useText(words);
  return (
    <>
      <h2>
        {symbol} {title} {sample && <span className="mark">{word.sample}</span>}
      </h2>
      <p className="lead">
        {[
          issuedOn ? t.issued(format.day(issuedOn)) : '',
          t.asOf(format.day(rollout.on)),
          t.knownAt(format.instant(rollout.knownAt)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
