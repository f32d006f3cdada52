import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { STAGES, type Stage } from '@trienkhai/kernel/vocabulary';
import { flag, lean, maybeText, requiredText, word, type Data } from './data.ts';
import { at, contribute, everyValue, union, type View } from './view.ts';

/** One stage that a unit says it has reached. */
export interface StageFact {
  readonly stage: Stage;
  /** Absent: the day is not stated. */
  readonly on?: string;
  readonly documentId?: string;
  readonly note?: string;
  /** When it was first said; a correction of the day or note leaves it. */
  readonly since: string;
  readonly recordedAt: string;
}

export interface ProgressValue {
  readonly directiveId: string;
  readonly unitId: string;
  readonly sample: boolean;
  readonly stages: readonly StageFact[];
}

export type ProgressView = View<ProgressValue>;

/** Receipt, plan and programme (directives) and completed study (study) of one unit under one directive. */
export const progress = {
  name: 'progress',
  contexts: ['directives', 'study'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) =>
    event.streamId.startsWith('progress:') || event.streamId.startsWith('study:'),
  project(view: ProgressView | null, event: RecordedEvent): ProgressView | null {
    const stage = stageOf(event);
    if (!stage) return view;
    const before = view ? at(view)?.value : undefined;
    return contribute(view, event, change(before ?? undefined, stage, event));
  },
  lookup(view: ProgressView): Readonly<Record<string, unknown>> {
    const values = everyValue(view);
    return {
      units: union(values.map((value) => [value.unitId])),
      named: union(values.map((value) => [value.unitId])),
      sample: values.some((value) => value.sample),
    };
  },
  indexes: [{ 'ix.units': 1 }, { 'ix.named': 1 }] as const,
  topics: (view: ProgressView): readonly string[] =>
    union(everyValue(view).map((value) => [value.directiveId])),
};

const REACHED: Readonly<Record<string, Stage>> = {
  'trienkhai.directives.v1.DirectiveReceived': 'RECEIVED',
  'trienkhai.directives.v1.PlanAdopted': 'PLANNED',
  'trienkhai.directives.v1.ProgrammeAdopted': 'PROGRAMME',
  'trienkhai.study.v1.StudyCompleted': 'STUDIED',
  'trienkhai.study.v1.StudyCompletionCorrected': 'STUDIED',
};

function stageOf(event: RecordedEvent): Stage | undefined {
  if (event.type === 'trienkhai.directives.v1.UnitStageCorrected') {
    return word(event.data, 'stage', 'STAGE_', STAGES);
  }
  return REACHED[event.type];
}

function change(before: ProgressValue | undefined, stage: Stage, event: RecordedEvent): ProgressValue {
  const { data } = event;
  const others = before?.stages.filter((each) => each.stage !== stage) ?? [];
  const earlier = before?.stages.find((each) => each.stage === stage);
  const stages = flag(data, 'withdrawn') ? others : [...others, readStage(stage, earlier, event)];
  return {
    directiveId: requiredText(data, 'directiveId'),
    unitId: requiredText(data, 'unitId'),
    sample: before?.sample ?? flag(data, 'sample'),
    stages: stages.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
  };
}

function readStage(stage: Stage, earlier: StageFact | undefined, event: RecordedEvent): StageFact {
  const data: Data = event.data;
  return lean({
    stage,
    on: maybeText(data, 'on'),
    documentId: maybeText(data, 'documentId'),
    note: maybeText(data, 'note'),
    since: earlier?.since ?? event.recordedAt,
    recordedAt: event.recordedAt,
  });
}
