import { useText } from '../../../i18n/bilingual.ts';
import { words } from '../../../i18n/words.ts';
import { Modal, ModalClose } from '../../../ui/modal.tsx';
import type { RolloutUrl, Scope } from '../state.ts';
import type { Rollout } from '../view.tsx';
import { ExplainedChange } from './explained-change.tsx';
import { ExplainedCount } from './explained-count.tsx';
import { isDifference, readFigure, type Figure } from './figure.ts';
import { messages } from './messages.ts';

interface ExplainDialogProps {
  readonly rollout: Rollout;
  readonly url: RolloutUrl;
  readonly scope: Scope;
}

/** What stands behind a figure of the page: how it is reckoned, and the units and recorded facts that it counts. */
export function ExplainDialog({ rollout, url, scope }: ExplainDialogProps) {
  const t = useText(messages);
  const figure = readFigure(url.state.why);
  if (!figure) return null;
  return (
    <Modal label={t.label} onClose={() => url.change({ why: undefined })}>
      <Heading of={figure} />
      <Explained key={url.state.why} figure={figure} rollout={rollout} url={url} scope={scope} />
      <ModalClose />
    </Modal>
  );
}

function Explained({ figure, rollout, url, scope }: ExplainDialogProps & { readonly figure: Figure }) {
  const { before } = url.state;
  if (!isDifference(figure)) {
    const level = rollout.levels.find((each) => each.level === figure.level);
    return <ExplainedCount count={figure} on={figure.on ?? rollout.on} level={level} scope={scope} />;
  }
  if (before === undefined) return null;
  return <ExplainedChange difference={figure} from={before} to={rollout.on} url={url} scope={scope} />;
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
