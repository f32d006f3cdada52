import { useQuery } from '@tanstack/react-query';
import {
  ProjectionsDocument,
  RebuildProjectionsDocument,
  type ProjectionsQuery,
} from '../../generated/graphql.ts';
import { ask } from '../../graphql/ask.ts';
import { nameOf } from '../../graphql/operation.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { mayAs } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { overFigures, Table } from '../../ui/table.tsx';
import { ConfirmedAction } from './confirmed-action.tsx';
import { messages } from './messages.ts';
import { ParkedRecords } from './parked-records.tsx';

const EVERY_MS = 2000;

/** How far the read models are, a rebuild under way, and what could not be folded. */
export function Projections() {
  const answer = useQuery({
    queryKey: [nameOf(ProjectionsDocument)],
    queryFn: ({ signal }) => ask(ProjectionsDocument, {}, signal),
    refetchInterval: EVERY_MS,
  });
  return (
    <Answer to={answer}>
      {({ projections }) => (
        <>
          <ProjectionTable projections={projections} />
          <ParkedRecords projections={projections} />
        </>
      )}
    </Answer>
  );
}

export type Projection = ProjectionsQuery['projections'][number];

function ProjectionTable({ projections }: { readonly projections: readonly Projection[] }) {
  const t = useText(messages);
  return (
    <>
      <Table
        caption={t.projectionsCaption}
        heads={[
          t.name,
          ...overFigures(t.version),
          t.state,
          ...overFigures(t.lag),
          t.rebuild,
          ...overFigures(t.parked),
        ]}
      >
        {projections.map((each) => (
          <ProjectionRow key={each.name} projection={each} />
        ))}
      </Table>
      {mayAs(['admin']) && <Rebuild projections={projections} />}
    </>
  );
}

/** Everything folded anew; where the new read models wait for a word, also the way to take them as they are. */
function Rebuild({ projections }: { readonly projections: readonly Projection[] }) {
  const t = useText(messages);
  const { number } = useFormat();
  const run = (acceptParked: boolean) => async () => {
    await ask(RebuildProjectionsDocument, { acceptParked });
    return t.rebuildBegun;
  };
  const more = projections.reduce((sum, { moreParked }) => sum + (moreParked ?? 0), 0);
  return (
    <>
      <ConfirmedAction label={t.rebuild} lead={t.rebuildLead} yes={t.rebuildYes} run={run(false)} />
      {more > 0 && (
        <ConfirmedAction
          label={t.switchOver}
          lead={t.switchLead(number(more))}
          yes={t.switchYes}
          run={run(true)}
        />
      )}
    </>
  );
}

function ProjectionRow({ projection }: { readonly projection: Projection }) {
  const t = useText(messages);
  const { number } = useFormat();
  const { name, version, live, lag, rebuildProgress, parked } = projection;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="figure">{version}</td>
      <td className={live ? 'EXACT' : 'late'}>{live ? t.live : t.notLive}</td>
      <td className="figure">{lagText(lag, t, number)}</td>
      <td>{typeof rebuildProgress === 'number' ? <Rebuilding progress={rebuildProgress} /> : t.noRebuild}</td>
      <td className="figure">{number(parked)}</td>
    </tr>
  );
}

function lagText(
  lag: number | null | undefined,
  t: (typeof messages)['vi'],
  number: (value: number) => string,
): string {
  if (typeof lag !== 'number') return t.lagUnknown;
  return lag === 0 ? t.caughtUp : number(lag);
}

function Rebuilding({ progress }: { readonly progress: number }) {
  const t = useText(messages);
  const { percent } = useFormat();
  return (
    <label>
      {t.rebuilding(percent(100 * progress))} <progress value={progress} max={1} />
    </label>
  );
}
