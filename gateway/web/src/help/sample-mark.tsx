import { useText } from '../i18n/bilingual.ts';
import { words } from '../i18n/words.ts';
import { useSampleShown } from './sample-shown.ts';

/** Stands on every screen that shows facts of a sample set, on paper too. */
export function SampleMark() {
  const { sample } = useText(words);
  return (
    <p className="sample-mark" role="status">
      {useSampleShown() && <span className="mark">{sample}</span>}
    </p>
  );
}
