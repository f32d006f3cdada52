import { useText } from '../../../i18n/bilingual.ts';
import { words } from '../../../i18n/words.ts';
import { TellingModal } from '../../../ui/modal.tsx';
import { Pending } from '../../../ui/pending.tsx';
import type { RolloutUrl, Scope } from '../state.ts';
import type { Rollout } from '../view.tsx';
import { ExplainedChange } from './explained-change.tsx';
import { ExplainedCount } from './explained-count.tsx';
import { isDifference, readFigure, type Figure } from './figure.ts';
import { messages } from './messages.ts';

interface ExplainDialogProps {
  /** Undefined: it is still on its way. */
  readonly rollout: Rollout | undefined;
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

/** What stands behind a figure of the page: how it is reckoned, and the units and recorded facts that it counts. */
export function ExplainDialog({ url, ...rest }: ExplainDialogProps) {
  const t = useText(messages);
  const figure = readFigure(url.state.why);
  if (!figure) return null;
  return (
    <TellingModal label={t.label} onClose={() => url.change({ why: undefined })}>
      <Heading of={figure} />
      <Explained key={url.state.why} figure={figure} url={url} {...rest} />
    </TellingModal>
  );
}

function Explained({ figure, rollout, url, ...rest }: ExplainDialogProps & { readonly figure: Figure }) {
  const { before } = url.state;
  const on = rollout?.on ?? rest.scope.on;
  if (!isDifference(figure)) {
    const counted = figure.on ?? on;
    if (counted === null) return <Pending />;
    const level = rollout?.levels.find((each) => each.level === figure.level);
    return <ExplainedCount count={figure} on={counted} level={level} {...rest} />;
  }
  if (before === undefined) return null;
  if (on === null) return <Pending />;
  return <ExplainedChange difference={figure} from={before} to={on} url={url} {...rest} />;
}

function Heading({ of: { level, stage, part } }: { readonly of: Figure }) {
  const t = useText(messages);
  const word = useText(words);
  return (
    <h2>
      {stage === 'ISSUED'
        ? t.headingOfLevel(word.level[level], t.parts[part])
        : t.heading(word.level[level], word.stage[stage], t.parts[part])}
    </h2>
  );
}
