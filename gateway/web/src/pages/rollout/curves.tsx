import { STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { StepCurve, type StepPoint } from '../../charts/step-curve.tsx';
import { RolloutCurveDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { Term } from '../../help/term.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { Figures } from '../../ui/figures.tsx';
import { Fold } from '../../ui/fold.tsx';
import { messages as common } from '../../ui/messages.ts';
import { Select } from '../../ui/select.tsx';
import { ExplainButton } from './explain/explain-button.tsx';
import { messages } from './messages.ts';
import { FIRST_STAGE, type RolloutUrl, type Scope } from './state.ts';
import { documentIn } from './unit-words.ts';
import type { Rollout } from './view.tsx';

interface CurvesProps {
  readonly rollout: Rollout;
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

/** Day by day, one picture per level, for one stage. */
export function Curves({ rollout, url, scope }: CurvesProps) {
  const { state, change } = url;
  const t = useText(messages);
  const word = useText(words);
  const stage = state.stage ?? FIRST_STAGE;
  return (
    <section aria-labelledby="curves">
      <h2 id="curves">
        <Term of="curve">{t.curves}</Term>
      </h2>
      <div className="fields no-print">
        <Select
          label={t.stage}
          value={stage}
          options={STAGES.map((each) => [each, word.stage[each]] as const)}
          onChange={(chosen) => change({ stage: chosen })}
        />
      </div>
      <div className="cards">
        {rollout.levels.map(({ level }) => (
          <Curve key={level} level={level} stage={stage} scope={scope} url={url} />
        ))}
      </div>
    </section>
  );
}

interface CurveProps {
  readonly level: Level;
  readonly stage: Stage;
  readonly url: RolloutUrl;
}

function Curve({ level, stage, url, scope }: CurveProps & { readonly scope: Scope }) {
  const t = useText(messages);
  const word = useText(words);
  const answer = useAnswer(RolloutCurveDocument, { ...scope, level, stage });
  const id = `curve-${level}`;
  return (
    <article className="panel" aria-labelledby={id}>
      <h3 id={id}>{t.curveOf(word.level[level], word.stage[stage])}</h3>
      <Answer to={answer}>
        {({ node }) => {
          const points = documentIn(node)?.rollout.curve ?? [];
          if (points.every(({ reached }) => reached === 0)) return <p>{t.curveEmpty}</p>;
          return <Picture points={points} level={level} stage={stage} url={url} />;
        }}
      </Answer>
    </article>
  );
}

interface PictureProps extends CurveProps {
  readonly points: readonly StepPoint[];
}

function Picture({ points, level, stage, url }: PictureProps) {
  const t = useText(messages);
  const word = useText(words);
  const { day, number } = useFormat();
  const last = points.at(-1)!;
  const expected = typeof last.expected === 'number' ? number(last.expected) : t.unknown;
  const says = t.curveSays(
    word.level[level],
    word.stage[stage],
    number(last.reached),
    expected,
    day(last.day),
  );
  return (
    <>
      <StepCurve points={points} says={says} formatDay={day} formatNumber={number} />
      <CurveTable points={points} level={level} stage={stage} url={url} label={says} />
    </>
  );
}

function CurveTable({ points, level, stage, url, label }: PictureProps & { readonly label: string }) {
  const t = useText(messages);
  const { table } = useText(common);
  return (
    <Fold says={table}>
      <div className="scroll curve-table" tabIndex={0} role="group" aria-label={label}>
        <Figures>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col" className="figure">
                {t.reached}
              </th>
              <th scope="col" className="figure">
                {t.expectedShort}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <CurveRow key={point.day} point={point} level={level} stage={stage} url={url} />
            ))}
          </tbody>
        </Figures>
      </div>
    </Fold>
  );
}

function CurveRow({ point, level, stage, url }: CurveProps & { readonly point: StepPoint }) {
  const t = useText(messages);
  const { day, number } = useFormat();
  const { day: on, reached, expected } = point;
  return (
    <tr>
      <th scope="row">{day(on)}</th>
      <td className="figure">
        <ExplainButton of={{ level, stage, part: 'reached', on }} url={url}>
          {number(reached)}
        </ExplainButton>
      </td>
      <td className="figure">
        {typeof expected === 'number' ? (
          <ExplainButton of={{ level, stage: 'ISSUED', part: 'expected', on }} url={url}>
            {number(expected)}
          </ExplainButton>
        ) : (
          t.unknown
        )}
      </td>
    </tr>
  );
}
