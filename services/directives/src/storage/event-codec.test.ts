import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { facts, registeredAs } from '../../test/directives-fixture.ts';
import type { DirectiveEvent } from '../domain/directive-events.ts';
import type { NumberEvent } from '../domain/number.ts';
import type { ProgressEvent } from '../domain/progress.ts';
import { directiveCodec, numberCodec, progressCodec } from './event-codec.ts';

const directiveId = 'directive:05';
const source = { url: 'https://example.org', fileName: 'a.pdf', sha256: 'a'.repeat(64) };
const link = { fromId: directiveId, toId: 'directive:01', kind: 'THEME_OF' } as const;
const progress = { directiveId, unitId: 'commune:30055:2021-11-01', on: '2022-03-01' };

const directives: DirectiveEvent[] = [
  registeredAs(directiveId, { source, addressees: { levels: ['COMMUNE'], unitIds: [] } }, true),
  { type: 'DirectiveCorrected', directiveId, facts: { ...facts, year: 2016 }, reason: 'r' },
  { type: 'DirectivesLinked', ...link },
  { type: 'DirectivesUnlinked', ...link, reason: 'r' },
  { type: 'CitationAliasAdded', directiveId, text: 't' },
  { type: 'TargetDaysSet', directiveId, targets: [{ stage: 'FINAL_REVIEW', level: 'ORGAN', days: 0 }] },
  { type: 'DirectiveSuperseded', directiveId, byId: 'directive:06', on: '2025-01-01' },
  { type: 'DirectiveRecalled', directiveId, on: '2024-06-01', reason: 'r' },
  { type: 'RegistrationAbandoned', directiveId, registerKey: 'k' },
];
const numbers: NumberEvent[] = [
  { type: 'NumberReserved', registerKey: 'k', directiveId },
  { type: 'NumberReleased', registerKey: 'k', directiveId, reason: 'r' },
];
const stages: ProgressEvent[] = [
  { type: 'DirectiveReceived', ...progress, sample: true },
  { type: 'PlanAdopted', ...progress, documentId: 'directive:01', sample: false },
  { type: 'ProgrammeAdopted', ...progress, note: 'n', sample: false },
  { type: 'UnitStageCorrected', ...progress, stage: 'PROGRAMME', withdrawn: false, reason: 'r' },
];

test.each(directives)('$type reads back as it was written', (event) => {
  expect(sameValue(directiveCodec.decode(directiveCodec.encode(event)), event)).toBe(true);
});

test.each(numbers)('$type reads back as it was written', (event) => {
  expect(sameValue(numberCodec.decode(numberCodec.encode(event)), event)).toBe(true);
});

test.each(stages)('$type reads back as it was written', (event) => {
  expect(sameValue(progressCodec.decode(progressCodec.encode(event)), event)).toBe(true);
});
