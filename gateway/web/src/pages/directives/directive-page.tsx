import { Link } from 'wouter';
import { DirectivePageDocument, type DirectivePageQuery } from '../../generated/graphql.ts';
import { useAnswer } from '../../graphql/questions.ts';
import { TermHeading } from '../../help/term.tsx';
import { useText } from '../../i18n/bilingual.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { writeState } from '../../url-state.ts';
import { History } from '../history/history.tsx';
import { FoldedActions } from '../log/offered-forms.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { TimesFields } from '../times/times-fields.tsx';
import { timesOf, type Times } from '../times/times.ts';
import { Behind } from './behind.tsx';
import { Ancestors, Chain } from './chain.tsx';
import { DirectiveFacts } from './directive-facts.tsx';
import { Lags } from './lags.tsx';
import { messages } from './messages.ts';
import { Targets } from './targets.tsx';
import type { ChangeUrl, DirectivesUrl } from './url.ts';

export type ShownDirective = Extract<DirectivePageQuery['node'], { __typename: 'Directive' }>;

interface Addressed {
  readonly url: DirectivesUrl;
  readonly change: ChangeUrl;
}

/** One document: what the register says, what rests on it, who is behind, how long it took. */
export function DirectivePage({ id, url, change }: Addressed & { readonly id: string }) {
  const t = useText(messages);
  const times = timesOf(url);
  const answer = useAnswer(DirectivePageDocument, { id, ...times });
  return (
    <Answer to={answer}>
      {({ node }) => {
        if (node?.__typename !== 'Directive') {
          return (
            <Page title={t.title} lead={t.unknown}>
              <Link href="/directives">{t.back}</Link>
            </Page>
          );
        }
        return (
          <Page title={node.symbol ?? node.title} lead={node.symbol ? node.title : ''}>
            <Sections directive={node} url={url} change={change} times={times} />
          </Page>
        );
      }}
    </Answer>
  );
}

function Sections({ directive, url, change, times }: SectionsProps) {
  const t = useText(messages);
  const { id } = directive;
  return (
    <>
      <p className="no-print">
        <Link href="/directives">{t.back}</Link> ·{' '}
        <Link href={`/rollout${writeState({ directive: id, on: url.on, known: url.known })}`}>
          {t.openRollout}
        </Link>
      </p>
      <TimesFields times={url} change={change} />
      <h2>{t.facts}</h2>
      <DirectiveFacts directive={directive} />
      <FoldedActions subject={{ id }} />
      <TermHeading of="targetDays">{t.targets}</TermHeading>
      <Targets targets={directive.targetDays} />
      <TermHeading of="chain">{t.chain}</TermHeading>
      <Ancestors steps={directive.ancestors} />
      <Chain id={id} times={times} />
      <TermHeading of="behind">{t.behind}</TermHeading>
      <div className="fields no-print">
        <PlacePicker
          toRead
          label={t.within}
          chosen={url.within}
          on={url.on}
          onChoose={(within) => change({ within })}
        />
      </div>
      <Behind id={id} url={url} change={change} times={times} />
      <TermHeading of="lagDays">{t.lags}</TermHeading>
      <Lags id={id} url={url} change={change} times={times} />
      <h2>{t.history}</h2>
      <History id={id} knownAt={times.knownAt} />
    </>
  );
}

interface SectionsProps extends Addressed {
  readonly directive: ShownDirective;
  readonly times: Times;
}
