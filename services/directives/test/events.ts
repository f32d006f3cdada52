import type { DirectiveEvent } from '../src/domain/directive-events.ts';
import type { Addressees } from '../src/domain/directive-facts.ts';
import type { NumberEvent } from '../src/domain/number.ts';
import type { ProgressEvent } from '../src/domain/progress.ts';
import { facts, registeredAs } from './directives-fixture.ts';

const directiveId = 'directive:05';
const source = { url: 'https://example.org', fileName: 'a.pdf', sha256: 'a'.repeat(64) };
const addressees: Addressees = { levels: ['COMMUNE'], unitIds: ['commune:30055:2021-11-01'] };
const whole = { source, addressees, year: 2016, access: 'ADDRESSEES' } as const;
const link = { fromId: directiveId, toId: 'directive:01', kind: 'THEME_OF' } as const;
const progress = { directiveId, unitId: 'commune:30055:2021-11-01', on: '2022-03-01' };
const written = { documentId: 'directive:01', note: 'n' };

export const directives: DirectiveEvent[] = [
  { ...registeredAs(directiveId, whole, true), warnings: ['w'] },
  registeredAs(directiveId, { term: undefined }),
  { type: 'DirectiveCorrected', directiveId, facts: { ...facts, ...whole }, reason: 'r' },
  { type: 'DirectivesLinked', ...link },
  { type: 'DirectivesUnlinked', ...link, reason: 'r' },
  { type: 'CitationAliasAdded', directiveId, text: 't' },
  { type: 'TargetDaysSet', directiveId, targets: [{ stage: 'FINAL_REVIEW', level: 'ORGAN', days: 0 }] },
  { type: 'DirectiveSuperseded', directiveId, byId: 'directive:06', on: '2025-01-01' },
  { type: 'DirectiveRecalled', directiveId, on: '2024-06-01', reason: 'r' },
  { type: 'RegistrationAbandoned', directiveId, registerKey: 'k' },
];
export const numbers: NumberEvent[] = [
  { type: 'NumberReserved', registerKey: 'k', directiveId },
  { type: 'NumberReleased', registerKey: 'k', directiveId, reason: 'r' },
];
export const stages: ProgressEvent[] = [
  { type: 'DirectiveReceived', ...progress, sample: true },
  { type: 'DirectiveReceived', ...progress, ...written, sample: false },
  { type: 'PlanAdopted', ...progress, ...written, sample: true },
  { type: 'ProgrammeAdopted', ...progress, ...written, sample: true },
  { type: 'UnitStageCorrected', ...progress, stage: 'PROGRAMME', withdrawn: true, reason: 'r' },
  { type: 'UnitStageCorrected', ...progress, ...written, stage: 'PLANNED', withdrawn: false, reason: 'r' },
];
