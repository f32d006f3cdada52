import { lazy, Suspense } from 'react';
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
import { Pending } from '../../ui/pending.tsx';
import { unlessOnlyLater } from './only-later.ts';
import { Heirs } from './heirs.tsx';
import { LevelCards } from './level-cards.tsx';
import { messages } from './messages.ts';
import type { RolloutUrl, Scope } from './state.ts';
import { Trail } from './trail.tsx';
import { documentIn } from './unit-words.ts';

export interface ViewProps {
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

export type Shown = NonNullable<ReturnType<typeof documentIn<NonNullable<RolloutOverviewQuery['node']>>>>;
export type Rollout = Shown['rollout'];

// On its way once the first figures are: on a slow line it would take the line from them.
const Further = lazy(() => import('./further.tsx').then(({ Further: further }) => ({ default: further })));

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
  const overview = useAnswer(RolloutOverviewDocument, { ...scope }, { structuralSharing: unlessOnlyLater });
  // It begins by telling that it has begun, whereupon all is asked once more: that must not hold up the first answer.
  useLive(RolloutChangedDocument, overview.data && { directive, within }, () => {
    const predicate = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) =>
      RECORDED.includes(String(name));
    void questions.invalidateQueries({ predicate });
  });
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
      <Suspense fallback={<Pending />}>
        <Further shown={shown} url={url} scope={scope} />
      </Suspense>
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
