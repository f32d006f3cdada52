import { ACCESSES, LINK_KINDS } from '@trienkhai/kernel/vocabulary';
import { toProto } from '@trienkhai/runtime/proto-enums';
import {
  AddCitationAliasRequest,
  AdoptPlanRequest,
  AdoptProgrammeRequest,
  CorrectDirectiveRequest,
  CorrectUnitStageRequest,
  LinkDirectivesRequest,
  RecallDirectiveRequest,
  RecordReceiptRequest,
  RegisterDirectiveRequest,
  SetTargetDaysRequest,
  SupersedeDirectiveRequest,
  UnlinkDirectivesRequest,
} from '@trienkhai/proto/trienkhai/directives/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, level, list, metaFields, reason, stage, text } from './fields.ts';
import { stageDraft, unitStage, unitStageFields } from './unit-stage.ts';

const source = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    fileName: text(300, 'Name of the file').optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .meta({ id: 'SourceInput', description: 'Where the text can be read; files themselves are not stored' });

const addressees = z
  .strictObject({
    levels: list(level, "Levels of the issuer's territory; none: all").default([]),
    units: z.array(id('Unit or organ')).max(5000).default([]),
  })
  .meta({ id: 'AddresseesInput', description: 'Whom the directive binds; none given: the whole territory' });

const draftFields = {
  symbol: text(100, 'Number and symbol in any accepted spelling, e.g. 208-QĐ/TW').optional(),
  type: text(60, 'Type of document, abbreviated (CT, NQ) or in words').optional(),
  title: text(2000, 'Title (trích yếu)'),
  issuer: id('Unit or organ that issued it'),
  issuedOn: day('Day of issue').optional(),
  term: z.int().min(1).max(99).optional().meta({ description: 'Term of the committee' }),
  year: z.int().min(1930).max(2200).optional().meta({ description: 'Year of the number' }),
  source: source.optional(),
  addressees: addressees.optional(),
  access: z
    .enum(ACCESSES)
    .optional()
    .meta({ description: 'Who may know of it; left out: open, and in a correction as it stands' }),
};

const directive = id('Directive');
const register = z.strictObject({ ...metaFields, ...draftFields }).meta({ id: 'RegisterDirective' });
const correct = z
  .strictObject({ ...metaFields, directive, ...draftFields, reason })
  .meta({ id: 'CorrectDirective' });
const linkFields = {
  from: id('Directive that refers'),
  to: id('Directive referred to'),
  kind: z.enum(LINK_KINDS),
};
const link = z.strictObject({ ...metaFields, ...linkFields }).meta({ id: 'LinkDirectives' });
const unlink = z.strictObject({ ...metaFields, ...linkFields, reason }).meta({ id: 'UnlinkDirectives' });
const alias = z
  .strictObject({ ...metaFields, directive, text: text(500, 'Wording under which it is cited') })
  .meta({ id: 'AddCitationAlias' });
const target = z
  .strictObject({ stage, level, days: z.int().min(0).max(3660) })
  .meta({ id: 'TargetDaysInput', description: 'Calendar days after the day of issue' });
const targets = z
  .strictObject({ ...metaFields, directive, targets: list(target, 'One per stage and level') })
  .meta({ id: 'SetTargetDays' });
const supersede = z
  .strictObject({
    ...metaFields,
    directive,
    by: id('Directive that takes its place; an account that registered or corrected it may not say so'),
    on: day('From this day'),
  })
  .meta({ id: 'SupersedeDirective' });
const recall = z
  .strictObject({ ...metaFields, directive, on: day('From this day'), reason })
  .meta({ id: 'RecallDirective' });
const stageCorrection = z
  .strictObject({
    ...metaFields,
    stage,
    ...unitStageFields,
    withdrawn: z.boolean().default(false).meta({ description: 'True: it had not happened' }),
    reason,
  })
  .meta({ id: 'CorrectUnitStage' });

function draftOf(input: z.output<typeof register> | z.output<typeof correct>) {
  const { symbol, type, title, issuer, issuedOn, term, year, addressees: to, access } = input;
  const binds = to && { levels: to.levels.map(toProto.level), unitIds: to.units };
  return {
    symbol,
    type,
    title,
    issuerId: issuer,
    issuedOn,
    term,
    year,
    source: input.source,
    addressees: binds,
    access: `ACCESS_${access ?? 'UNSPECIFIED'}` as const,
  };
}

const example = { directive: 'directive:5d1f0c2b9a7e4c38b6d0', unit: 'district:872:2021-11-01' };

const stageCommand = (summary: string, send: Parameters<typeof command<typeof unitStage>>[0]['send']) =>
  command({
    context: 'directives',
    summary,
    creates: false,
    schema: unitStage,
    example: { commandId: 'stage-872-1', ...example, on: '2022-03-01' },
    send,
  });

export const directiveCommands = {
  registerDirective: command({
    context: 'directives',
    summary: 'Registers a directive under its number',
    creates: true,
    schema: register,
    example: {
      commandId: 'register-208-qd-tw',
      symbol: '208-QĐ/TW',
      title: 'Về chức năng, nhiệm vụ, tổ chức bộ máy của trung tâm chính trị cấp huyện',
      issuer: 'organ:BBT:2021-11-01',
      issuedOn: '2019-11-08',
    },
    send: (input, meta, peers, options) =>
      peers.directives.registerDirective(
        RegisterDirectiveRequest.fromPartial({ meta, draft: draftOf(input) }),
        options,
      ),
  }),
  correctDirective: command({
    context: 'directives',
    summary: 'Puts the registered facts of a directive right',
    creates: false,
    schema: correct,
    example: {
      commandId: 'correct-208-qd-tw',
      directive: example.directive,
      symbol: '208-QĐ/TW',
      title: 'Về trung tâm chính trị cấp huyện',
      issuer: 'organ:BBT:2021-11-01',
      issuedOn: '2019-11-08',
      reason: 'Ghi sai trích yếu',
    },
    send: (input, meta, peers, options) => {
      const request = { meta, directiveId: input.directive, draft: draftOf(input), reason: input.reason };
      return peers.directives.correctDirective(CorrectDirectiveRequest.fromPartial(request), options);
    },
  }),
  linkDirectives: command({
    context: 'directives',
    summary: 'Links a directive to the one it implements, guides, plans, reports on, reviews or supersedes',
    creates: false,
    schema: link,
    example: { commandId: 'link-1', from: 'directive:a1', to: 'directive:b2', kind: 'IMPLEMENTS' },
    send: ({ from, to, kind }, meta, peers, options) => {
      const request = { meta, fromId: from, toId: to, kind: `LINK_KIND_${kind}` as const };
      return peers.directives.linkDirectives(LinkDirectivesRequest.fromPartial(request), options);
    },
  }),
  unlinkDirectives: command({
    context: 'directives',
    summary: 'Takes a link back',
    creates: false,
    schema: unlink,
    example: {
      commandId: 'unlink-1',
      from: 'directive:a1',
      to: 'directive:b2',
      kind: 'GUIDES',
      reason: 'Nhầm',
    },
    send: ({ from, to, kind, reason: why }, meta, peers, options) => {
      const request = { meta, fromId: from, toId: to, kind: `LINK_KIND_${kind}` as const, reason: why };
      return peers.directives.unlinkDirectives(UnlinkDirectivesRequest.fromPartial(request), options);
    },
  }),
  addCitationAlias: command({
    context: 'directives',
    summary: 'Adds a wording under which a directive is cited without its symbol',
    creates: false,
    schema: alias,
    example: { commandId: 'alias-1', directive: example.directive, text: 'Chuyên đề toàn khoá' },
    send: ({ directive: directiveId, text: wording }, meta, peers, options) =>
      peers.directives.addCitationAlias(
        AddCitationAliasRequest.fromPartial({ meta, directiveId, text: wording }),
        options,
      ),
  }),
  setTargetDays: command({
    context: 'directives',
    summary: 'Sets within how many days each level should reach a stage',
    creates: false,
    schema: targets,
    example: {
      commandId: 'targets-1',
      directive: example.directive,
      targets: [{ stage: 'RECEIVED', level: 'DISTRICT', days: 15 }],
    },
    send: ({ directive: directiveId, targets: each }, meta, peers, options) => {
      const wire = each.map((one) => ({
        stage: toProto.stage(one.stage),
        level: toProto.level(one.level),
        days: one.days,
      }));
      const request = SetTargetDaysRequest.fromPartial({ meta, directiveId, targets: wire });
      return peers.directives.setTargetDays(request, options);
    },
  }),
  supersedeDirective: command({
    context: 'directives',
    summary: 'Records that another directive takes its place',
    creates: false,
    schema: supersede,
    example: { commandId: 'supersede-1', directive: example.directive, by: 'directive:b2', on: '2024-01-01' },
    send: ({ directive: directiveId, by, on }, meta, peers, options) =>
      peers.directives.supersedeDirective(
        SupersedeDirectiveRequest.fromPartial({ meta, directiveId, byId: by, on }),
        options,
      ),
  }),
  recallDirective: command({
    context: 'directives',
    summary: 'Recalls a directive',
    creates: false,
    schema: recall,
    example: {
      commandId: 'recall-1',
      directive: example.directive,
      on: '2024-01-01',
      reason: 'Ban hành nhầm',
    },
    send: ({ directive: directiveId, on, reason: why }, meta, peers, options) =>
      peers.directives.recallDirective(
        RecallDirectiveRequest.fromPartial({ meta, directiveId, on, reason: why }),
        options,
      ),
  }),
  recordReceipt: stageCommand('Records that a unit has received a directive', (input, meta, peers, options) =>
    peers.directives.recordReceipt(
      RecordReceiptRequest.fromPartial({ meta, draft: stageDraft(input) }),
      options,
    ),
  ),
  adoptPlan: stageCommand('Records that a unit has adopted its plan', (input, meta, peers, options) =>
    peers.directives.adoptPlan(AdoptPlanRequest.fromPartial({ meta, draft: stageDraft(input) }), options),
  ),
  adoptProgramme: stageCommand(
    'Records that a unit has adopted its programme',
    (input, meta, peers, options) =>
      peers.directives.adoptProgramme(
        AdoptProgrammeRequest.fromPartial({ meta, draft: stageDraft(input) }),
        options,
      ),
  ),
  correctUnitStage: command({
    context: 'directives',
    summary: "Puts the day, document or note of a unit's stage right, or takes it back",
    creates: false,
    schema: stageCorrection,
    example: { commandId: 'fix-1', stage: 'RECEIVED', ...example, on: '2022-03-02', reason: 'Nhầm ngày' },
    send: (input, meta, peers, options) => {
      const draft = stageDraft(input);
      const { withdrawn, reason: why } = input;
      const request = { meta, stage: toProto.stage(input.stage), draft, withdrawn, reason: why };
      return peers.directives.correctUnitStage(CorrectUnitStageRequest.fromPartial(request), options);
    },
  }),
};
