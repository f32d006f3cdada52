import type { Level } from '@trienkhai/kernel/vocabulary';
import { RolloutUnitDocument, type RolloutUnitQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { words } from '../../i18n/words.ts';
import { Answer } from '../../ui/answer.tsx';
import { TellingModal } from '../../ui/modal.tsx';
import { UnitActivities } from './explain/unit-activities.tsx';
import { messages } from './messages.ts';
import { StageEvidence } from './stage-evidence.tsx';
import type { RolloutUrl, Scope } from './state.ts';
import { documentIn, fullName } from './unit-words.ts';

export type UnitRow = NonNullable<
  ReturnType<typeof documentIn<NonNullable<RolloutUnitQuery['node']>>>
>['rollout']['rows']['nodes'][number];

/** Why a unit stands as it does, stage by stage. */
export function UnitDialog({ url: { state, change }, scope }: { url: RolloutUrl; scope: Scope }) {
  const t = useText(messages);
  if (state.unit === undefined) return null;
  return (
    <TellingModal label={t.why} onClose={() => change({ unit: undefined })}>
      <UnitEvidence key={state.unit} unit={state.unit} scope={scope} />
    </TellingModal>
  );
}

function UnitEvidence({ unit, scope }: { unit: string; scope: Scope }) {
  const { directive, on, knownAt } = scope;
  const answer = useAnswer(RolloutUnitDocument, { directive, unit, on, knownAt, level: levelIn(unit) });
  return (
    <Answer to={answer}>
      {({ node }) => {
        const row = documentIn(node)?.rollout.rows.nodes[0];
        return row && <Stages row={row} knownAt={knownAt} />;
      }}
    </Answer>
  );
}

function Stages({ row: { unit, stages, activities }, knownAt }: { row: UnitRow; knownAt: string | null }) {
  const t = useText(messages);
  const word = useText(words);
  return (
    <>
      <h2>{t.whyOf(fullName(unit))}</h2>
      <dl>
        {stages
          .filter(({ stage }) => stage !== 'ISSUED')
          .map((each) => (
            <div key={each.stage}>
              <dt>{word.stage[each.stage]}</dt>
              <StageEvidence reached={each} knownAt={knownAt} />
            </div>
          ))}
      </dl>
      <UnitActivities activities={activities} knownAt={knownAt} />
    </>
  );
}

/** An id begins with the level of its unit: `commune:25432:2025-07-01`. */
function levelIn(id: string): Level {
  return id.slice(0, id.indexOf(':')).toUpperCase() as Level;
}
