import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../i18n/bilingual.ts';
import { useFormat } from '../i18n/format.ts';
import { messages } from './messages.ts';
import { setTour, useTour } from './tour-state.ts';
import { tourSteps, type TourStep } from './tour-steps.ts';
import { useSampleDocument, type SampleDocument } from './use-sample-document.ts';

/** Leads through the console on the sample set: offered once, left at any time, begun again from the help. */
export function Tour() {
  const state = useTour();
  const sample = useSampleDocument();
  if (state === 'over' || !sample) return null;
  return <Panel sample={sample} step={state === 'offered' ? undefined : state} />;
}

interface PanelProps {
  readonly sample: SampleDocument;
  /** Undefined: it is only offered. */
  readonly step: number | undefined;
}

/** One panel from the offer to the end, so that the key that was pressed leads on. */
function Panel({ sample, step }: PanelProps) {
  const t = useText(messages);
  const go = useStep(sample);
  const steps = tourSteps(sample.id, sample.issuedOn);
  const shown = step === undefined ? undefined : steps[step];
  useSpot(shown);
  const next = step === undefined ? 0 : step + 1;
  const isLast = next === steps.length;
  const leave = () => setTour('over');
  return (
    <aside
      className="panel tour no-print"
      data-keeps-focus
      aria-label={t.tour}
      onKeyDown={({ key }) => key === 'Escape' && leave()}
    >
      <Said step={step} of={steps} />
      <p className="tour-moves">
        <button type="submit" onClick={() => (isLast ? leave() : go(next))}>
          {step === undefined ? t.begin : isLast ? t.done : t.next}
        </button>
        {step !== undefined && step > 0 && (
          <button type="button" onClick={() => go(step - 1)}>
            {t.back}
          </button>
        )}
        {!isLast && (
          <button type="button" onClick={leave}>
            {step === undefined ? t.later : t.skip}
          </button>
        )}
      </p>
    </aside>
  );
}

interface SaidProps {
  readonly step: number | undefined;
  readonly of: readonly TourStep[];
}

function Said({ step, of }: SaidProps) {
  const t = useText(messages);
  const { number } = useFormat();
  const shown = step === undefined ? undefined : of[step];
  const words = shown && t.steps[shown.name];
  return (
    <div role="status">
      {words ? (
        <>
          <p className="hint">{t.step(number(step! + 1), number(of.length))}</p>
          <p>
            <strong>{words.title}.</strong> {words.text}
          </p>
        </>
      ) : (
        <p>{t.tourOffer}</p>
      )}
    </div>
  );
}

function useStep({ id, issuedOn }: SampleDocument): (step: number) => void {
  const [, navigate] = useLocation();
  return (step) => {
    setTour(step);
    const to = tourSteps(id, issuedOn)[step];
    if (to) navigate(to.path);
  };
}

const LOOKS_EVERY_MS = 150;

/** Marks the section that a step is about and brings it into view as soon as it is there. */
function useSpot(step: TourStep | undefined): void {
  const section = step?.section;
  useEffect(() => {
    if (section === undefined) return undefined;
    let spot: Element | null | undefined;
    const look = () => {
      spot = document.getElementById(section)?.closest('section');
      spot?.classList.add('tour-spot');
      spot?.scrollIntoView({ block: 'start' });
      if (spot) clearInterval(timer);
    };
    const timer = setInterval(look, LOOKS_EVERY_MS);
    return () => {
      clearInterval(timer);
      spot?.classList.remove('tour-spot');
    };
  }, [section, step?.path]);
}
