import { useText } from '../../../i18n/bilingual.ts';
import { words } from '../../../i18n/words.ts';
import { Figure } from '../../../ui/figures.tsx';
import type { RolloutUrl } from '../state.ts';
import { writeFigure, type Figure as FigureName } from './figure.ts';
import { messages } from './messages.ts';

interface ExplainButtonProps {
  readonly of: FigureName;
  readonly url: RolloutUrl;
  /** The figure as it is shown. */
  readonly children: string;
  /** True: stands outside of a table, as a stop of the Tab key of its own. */
  readonly alone?: boolean;
}

/** A figure of the page that opens what stands behind it. */
export function ExplainButton({ of, url, children, alone = false }: ExplainButtonProps) {
  const t = useText(messages);
  const word = useText(words);
  const leadsTo = t.leadsTo(word.level[of.level], word.stage[of.stage], t.parts[of.part]);
  return (
    <Figure leadsTo={leadsTo} alone={alone} onOpen={() => url.change({ why: writeFigure(of) })}>
      {children}
    </Figure>
  );
}
