import { COVERAGES, LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import { useState } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Refused } from '../../ui/answer.tsx';
import { Pending } from '../../ui/pending.tsx';
import { CopyRows } from './copy-rows.tsx';
import { PrintedPart } from '../../ui/printed-part.tsx';
import { useWholeInPrint } from '../../ui/printing.ts';
import { Select } from '../../ui/select.tsx';
import { Grid } from './grid.tsx';
import { messages } from './messages.ts';
import { FIRST_STAGE, type RolloutState, type RolloutUrl, type Scope } from './state.ts';
import { rowsIn, useRows } from './use-rows.ts';
import type { Rollout } from './view.tsx';

interface RowsProps {
  readonly rollout: Rollout;
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

/** Unit by unit, stage by stage; a unit leads on to what lies below it. */
export function Rows({ rollout, url, scope }: RowsProps) {
  const t = useText(messages);
  const levels = rollout.levels.map(({ level }) => level);
  const level = levelOf(rollout, url.state.level);
  if (level === undefined) return null;
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{t.rows}</h2>
      <RowFilters url={url} level={level} levels={levels} />
      <FiltersOnPaper state={url.state} level={level} />
      <FoundRows url={url} scope={scope} level={level} />
    </section>
  );
}

/** The level asked for, else the first one below the place that has units. */
function levelOf({ levels, within }: Rollout, asked: Level | undefined): Level | undefined {
  if (levels.some(({ level }) => level === asked)) return asked;
  const above = LEVELS.indexOf(within?.level ?? 'CENTRE');
  const below = levels.filter(({ level, expected }) => LEVELS.indexOf(level) > above && expected !== 0);
  return (below[0] ?? levels.at(-1))?.level;
}

function RowFilters({
  url: { state, change },
  level,
  levels,
}: {
  url: RolloutUrl;
  level: Level;
  levels: Level[];
}) {
  const t = useText(messages);
  const word = useText(words);
  const shows = (['all', ...COVERAGES, 'late'] as const).map((each) => [each, t.shows[each]] as const);
  const orders = (['UNIT', 'LAST_ACTIVITY', 'DAYS_LATE'] as const).map(
    (each) => [each, t.orders[each]] as const,
  );
  return (
    <div className="fields no-print">
      <Select
        label={t.level}
        value={level}
        options={levels.map((each) => [each, word.level[each]] as const)}
        onChange={(chosen) => change({ level: chosen })}
      />
      <Select
        label={t.show}
        value={state.show ?? 'all'}
        options={shows}
        onChange={(show) => change({ show: show === 'all' ? undefined : show })}
      />
      <Select
        label={t.order}
        value={state.order ?? 'UNIT'}
        options={orders}
        onChange={(order) => change({ order: order === 'UNIT' ? undefined : order })}
      />
      <SearchField value={state.search ?? ''} onChange={(search) => change({ search })} />
    </div>
  );
}

/** What was filtered and how it was put in order: on paper no field says it. */
function FiltersOnPaper({ state, level }: { readonly state: RolloutState; readonly level: Level }) {
  const t = useText(messages);
  const word = useText(words);
  const { show, stage = FIRST_STAGE, order = 'UNIT', search } = state;
  const said = [
    word.level[level],
    show && `${t.shows[show]} (${word.stage[stage]})`,
    search && `${t.search}: ${search}`,
    `${t.order}: ${t.orders[order]}`,
  ];
  return <p className="print-only">{said.filter(Boolean).join(' · ')}</p>;
}

function SearchField({ value, onChange }: { value: string; onChange: (search: string | undefined) => void }) {
  const t = useText(messages);
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed !== undefined && typed.trim() !== value) onChange(typed.trim() || undefined);
    setTyped(undefined);
  };
  return (
    <div className="field">
      <label htmlFor="row-search">{t.search}</label>
      <input
        id="row-search"
        type="search"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
    </div>
  );
}

function FoundRows({ url, scope, level }: { url: RolloutUrl; scope: Scope; level: Level }) {
  const t = useText(messages);
  const { number } = useFormat();
  const list = useRows(scope, level, url.state);
  useWholeInPrint(list);
  const { query, countIn } = list;
  if (query.error) return <Refused error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Pending />;
  const count = countIn(query.data.pages);
  const { total } = count;
  return (
    <>
      <p role="status">{total === 0 ? t.noRows : t.count(number(total))}</p>
      {total > 0 && (
        <Grid
          rows={rowsIn(query.data.pages)}
          total={total}
          url={url}
          more={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
      {total > 0 && <CopyRows list={list} />}
      <PrintedPart count={count} />
    </>
  );
}
