import { useState } from 'react';
import { UnitTreeDocument, type UnitTreeQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import type { Times } from '../times/times.ts';
import { messages } from './messages.ts';
import { UnitLink } from './unit-link.tsx';
import { fullName } from '../rollout/unit-words.ts';

interface Placed {
  readonly times: Times;
  /** The unit that is shown, and those above it, nearest first: these stand open. */
  readonly path: readonly string[];
}

/** Units below one, in code order; what lies further down is asked for when it is opened. */
export function Branches({ id, times, path }: Placed & { readonly id: string }) {
  const t = useText(messages);
  const answer = useAnswer(UnitTreeDocument, { id, ...times });
  return (
    <Answer to={answer}>
      {({ node }) => {
        const children = node?.__typename === 'Unit' ? node.children.nodes : [];
        if (children.length === 0) return <p>{t.noneBelow}</p>;
        return (
          <ul className="tree">
            {children.map((unit) => (
              <Branch key={unit.id} unit={unit} times={times} path={path} />
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

type Child = Extract<UnitTreeQuery['node'], { __typename: 'Unit' }>['children']['nodes'][number];

function Branch({ unit, times, path }: Placed & { readonly unit: Child }) {
  const t = useText(messages);
  const format = useFormat();
  const [toggled, setToggled] = useState<boolean>();
  const open = toggled ?? path.slice(1).includes(unit.id);
  const below = unit.children.totalCount;
  const title = fullName(unit);
  return (
    <li>
      {below > 0 && (
        <button
          type="button"
          className="tree-toggle"
          aria-expanded={open}
          aria-label={open ? t.close(title) : t.open(title)}
          onClick={() => setToggled(!open)}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        </button>
      )}
      <UnitLink unit={unit} current={path[0] === unit.id} />
      {below > 0 && <span className="hint"> {t.below(format.number(below))}</span>}
      {open && <Branches id={unit.id} times={times} path={path} />}
    </li>
  );
}
