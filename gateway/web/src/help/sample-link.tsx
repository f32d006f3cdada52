import { Link } from 'wouter';
import { useText } from '../i18n/bilingual.ts';
import { words } from '../i18n/words.ts';
import { sampleRollout } from './tour-steps.ts';
import { useSampleDocument } from './use-sample-document.ts';

/** To the rollout of the sample document, where there is one: something to look at before anything is recorded. */
export function SampleLink() {
  const { openSample } = useText(words);
  const sample = useSampleDocument();
  if (!sample) return null;
  return (
    <p>
      <Link href={sampleRollout(sample.id, sample.issuedOn)}>{openSample(sample.symbol)}</Link>
    </p>
  );
}
