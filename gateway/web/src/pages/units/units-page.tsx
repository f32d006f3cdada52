import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { dayOf, type Day } from '@trienkhai/kernel/day';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { UnitPageDocument, type UnitPageQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { mayAs, useSession } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import { TimesFields } from '../times/times-fields.tsx';
import { timesOf } from '../times/times.ts';
import { messages } from './messages.ts';
import type { ShownUnit } from './unit-facts.tsx';
import { FoundUnits, UnitSearch } from './unit-search.tsx';
import { Branches } from './unit-tree.tsx';
import { UnitView } from './unit-view.tsx';
import { unitsUrl } from './url.ts';

const Reorganise = lazy(() =>
  import('./reorganise/reorganise.tsx').then(({ Reorganise: form }) => ({ default: form })),
);

/** The tree of units on any day, and each unit's past and future. */
export function UnitsPage() {
  const t = useText(messages);
  const [{ form, correct }] = useUrlState(unitsUrl);
  const session = useSession();
  const reorganises = session?.unit?.level === 'centre' && mayAs(['admin']);
  return (
    <Page title={t.title} lead={t.about}>
      {reorganises && form === 'reorganise' ? (
        <Suspense fallback={null}>
          <Reorganise correct={correct} />
        </Suspense>
      ) : (
        <>
          {reorganises && (
            <p className="no-print">
              <Link href="/units?form=reorganise">{t.reorganise}</Link>
            </p>
          )}
          <Tree />
        </>
      )}
    </Page>
  );
}

function Tree() {
  const t = useText(messages);
  const [url, change] = useUrlState(unitsUrl);
  const times = timesOf(url);
  const chosen = useAnswer(UnitPageDocument, url.unit === undefined ? undefined : { id: url.unit, ...times });
  const above = url.unit === undefined ? undefined : unitIn(chosen.data)?.ancestors;
  const path = [url.unit ?? '', ...(above ?? []).map(({ id }) => id)];
  return (
    <>
      <TimesFields times={url} change={change} />
      <div className="beside">
        <section className="panel no-print" aria-labelledby="tree">
          <h2 id="tree">{t.tree}</h2>
          <UnitSearch url={url} change={change} />
          {url.find ? (
            <FoundUnits url={url} times={times} />
          ) : (
            <Branches id={CENTRE_ID} times={times} path={path} />
          )}
        </section>
        <div>
          {url.unit === undefined ? (
            <p>{t.choose}</p>
          ) : (
            <Chosen answer={chosen} on={url.on ?? dayOf(new Date())} knownAt={times.knownAt} />
          )}
        </div>
      </div>
    </>
  );
}

interface ChosenProps {
  readonly answer: UseQueryResult<UnitPageQuery>;
  readonly on: Day;
  readonly knownAt: string | undefined;
}

function Chosen({ answer, on, knownAt }: ChosenProps) {
  const t = useText(messages);
  return (
    <Answer to={answer}>
      {(data) => {
        const unit = unitIn(data);
        return unit ? <UnitView unit={unit} on={on} knownAt={knownAt} /> : <p role="alert">{t.unknown}</p>;
      }}
    </Answer>
  );
}

function unitIn(data: UnitPageQuery | undefined): ShownUnit | undefined {
  return data?.node?.__typename === 'Unit' ? data.node : undefined;
}
