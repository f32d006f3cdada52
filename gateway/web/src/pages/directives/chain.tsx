import { ChainDocument, type ChainQuery, type DirectivePageQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Answer } from '../../ui/answer.tsx';
import type { Times } from '../times/times.ts';
import { fullName } from '../rollout/unit-words.ts';
import { treeOf, type Branch } from './chain-tree.ts';
import { DirectiveLink } from './directive-link.tsx';
import { messages } from './messages.ts';

type Step = Extract<ChainQuery['node'], { __typename: 'Directive' }>['chain'][number];
type Above = Extract<DirectivePageQuery['node'], { __typename: 'Directive' }>['ancestors'][number];

/** The documents that this one rests on, nearest first. */
export function Ancestors({ steps }: { readonly steps: readonly Above[] }) {
  const t = useText(messages);
  if (steps.length === 0) return null;
  return (
    <p>
      {t.ancestors}:{' '}
      {steps.map(({ id, node }, at) => (
        <span key={id}>
          {at > 0 && ' › '}
          {node?.__typename === 'Directive' ? <DirectiveLink directive={node} /> : id}
        </span>
      ))}
    </p>
  );
}

/** What rests on a document, as a tree, and what was done under each document. */
export function Chain({ id, times }: { readonly id: string; readonly times: Times }) {
  const t = useText(messages);
  const answer = useAnswer(ChainDocument, { id, ...times });
  return (
    <Answer to={answer}>
      {({ node }) => {
        const steps = node?.__typename === 'Directive' ? node.chain : [];
        return (
          <>
            <p className="hint">{steps.length > 1 ? t.chainHint : t.chainEmpty}</p>
            <Documents branches={treeOf(steps)} />
          </>
        );
      }}
    </Answer>
  );
}

function Documents({ branches }: { readonly branches: readonly Branch<Step>[] }) {
  return (
    <ul className="tree">
      {branches.map((branch) => (
        <Document key={branch.id} branch={branch} />
      ))}
    </ul>
  );
}

function Document({ branch }: { readonly branch: Branch<Step> }) {
  const t = useText(messages);
  const { number, day } = useFormat();
  const { node, link, counts, leftOut, below, id } = branch;
  const kinds: Readonly<Record<string, (count: string) => string>> = t.counts;
  const document = node?.__typename === 'Directive' ? node : undefined;
  const about = [
    document && fullName(document.issuer),
    document?.issuedOn && day(document.issuedOn),
    ...counts.map(({ kind, count }) => kinds[kind]?.(number(count)) ?? `${kind}: ${number(count)}`),
  ];
  return (
    <li>
      {link && <span className="mark">{t.links[link]}</span>}{' '}
      {document ? <DirectiveLink directive={document} /> : id} {document?.symbol ? document.title : ''}{' '}
      <span className="hint">{about.filter(Boolean).join(' · ')}</span>
      {leftOut > 0 && <p className="hint">{t.leftOut(number(leftOut))}</p>}
      {below.length > 0 && <Documents branches={below} />}
    </li>
  );
}
