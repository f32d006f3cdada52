import type { Query } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
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
import { readFigure } from './explain/figure.ts';
import { Heirs } from './heirs.tsx';
import { LevelCards } from './level-cards.tsx';
import { messages } from './messages.ts';
import { unlessOnlyLater } from './only-later.ts';
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

// What was asked for by address comes with the first figures, not after them.
const ExplainDialog = lazy(() =>
  import('./explain/explain-dialog.tsx').then(({ ExplainDialog: dialog }) => ({ default: dialog })),
);

/** By then what a page begins with has come, also on a slow line. */
const CATCH_UP_MS = 2_000;

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
  const { data } = overview;
  const explained = readFigure(url.state.why) !== undefined;
  const behind = useBehindFirst(explained);
  useLive(RolloutChangedDocument, data && { directive, within }, useAskingAgain());
  return (
    <>
      <Answer to={overview}>
        {({ node }) => {
          const shown = documentIn(node);
          if (!shown) return <p>{t.noDirective}</p>;
          return <Sections shown={shown} url={url} scope={scope} behind={behind} />;
        }}
      </Answer>
      {overview.error && <Heirs error={overview.error} url={url} />}
      {explained && (
        <Suspense>
          <ExplainDialog rollout={documentIn(data?.node)?.rollout} url={url} scope={scope} />
        </Suspense>
      )}
    </>
  );
}

/** True as long as the dialog is open with which the page was opened: who follows a link to it waits for nothing else. */
function useBehindFirst(open: boolean): boolean {
  const [first, setFirst] = useState(open);
  if (first && !open) setFirst(false);
  return first && open;
}

type Question = Pick<Query, 'queryKey'>;

const isRecorded = ({ queryKey: [name] }: Question) => RECORDED.includes(String(name));

/**
 * What to do about each message of a subscription. It begins by telling that it has begun: what was asked before that
 * is asked once more, a little later.
 */
function useAskingAgain(): () => void {
  const begun = useRef(false);
  return () => {
    if (begun.current) return void questions.invalidateQueries({ predicate: isRecorded });
    begun.current = true;
    const before: ReadonlySet<Question> = new Set(
      questions.getQueryCache().findAll({ predicate: isRecorded }),
    );
    setTimeout(
      () => void questions.invalidateQueries({ predicate: (each) => before.has(each) }),
      CATCH_UP_MS,
    );
  };
}

interface SectionsProps extends ViewProps {
  readonly shown: Shown;
  /** True: what comes after the first figures lies behind a dialog, and comes once that is closed. */
  readonly behind: boolean;
}

function Sections({ shown, url, scope, behind }: SectionsProps) {
  const { rollout } = shown;
  return (
    <>
      <Heading shown={shown} />
      <Trail rollout={rollout} url={url} />
      <LevelCards levels={rollout.levels} url={url} />
      <Suspense fallback={<Pending />}>
        {behind ? <Pending /> : <Further shown={shown} url={url} scope={scope} />}
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
