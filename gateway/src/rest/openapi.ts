import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { metaFields } from '../commands/fields.ts';
import { commandNames, commands, type CommandName } from '../commands/index.ts';
import { eventsQuery } from './events.ts';
import { digestPaths } from './openapi-digests.ts';
import { importPaths } from './openapi-imports.ts';
import { positionHeader, positions, refusals } from './openapi-refusals.ts';
import { reportPaths } from './openapi-reports.ts';

const receipt = z
  .object({
    nodeId: z
      .string()
      .meta({ description: 'Node that the command made or changed; of a dry run, that it would' }),
    version: z.int().meta({ description: 'Its version now, also in `ETag`' }),
    position: z.string().optional().meta({
      description: 'Send it as `X-After-Position` to read what was written; absent of a dry run',
    }),
    recordedAt: z.iso.datetime().optional(),
    dryRun: z.literal(true).optional().meta({ description: 'Nothing was recorded' }),
    facts: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'CommandReceipt' });

const commandHeaders = z.object({
  'Idempotency-Key': metaFields.commandId.optional().meta({ description: 'The same as commandId' }),
  'If-Match': z
    .string()
    .regex(/^(W\/)?"?[0-9]{1,9}"?$/)
    .optional()
    .meta({ description: 'The same as expectedVersion, e.g. "3"' }),
  'X-After-Position': positions.optional().meta({ description: 'What the command must have seen' }),
  'X-Dry-Run': z.enum(['true', 'false']).optional().meta({
    description: 'true: decide on what stands now, record nothing, and answer 200 or the refusal',
  }),
});

const rehearsed = {
  description: 'Of a dry run: it would be recorded',
  content: { 'application/json': { schema: receipt } },
};

function commandOperation(name: CommandName): ZodOpenApiOperationObject {
  const { context, summary, creates, schema, example } = commands[name];
  const done = {
    description: creates ? 'Recorded as a new node' : 'Recorded',
    headers: {
      ETag: { description: 'Version of the node', schema: { type: 'string' as const } },
      'X-Position': positionHeader,
    },
    content: { 'application/json': { schema: receipt } },
  };
  return {
    operationId: name,
    tags: [context],
    summary,
    requestParams: { header: commandHeaders },
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses: {
      [creates ? '201' : '200']: done,
      ...(creates ? { 200: rehearsed } : {}),
      ...refusals(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
    },
  };
}

function commandPaths(): ZodOpenApiPathsObject {
  return Object.fromEntries(
    commandNames.map((name) => [`/v1/commands/${name}`, { post: commandOperation(name) }]),
  );
}

const cloudEvent = z
  .looseObject({ specversion: z.literal('1.0'), id: z.string(), type: z.string(), subject: z.string() })
  .meta({ id: 'CloudEvent', description: 'CloudEvents 1.0 in JSON; see /asyncapi.yaml' });

const eventsOperation: ZodOpenApiOperationObject = {
  operationId: 'readEvents',
  tags: ['events'],
  summary: 'Reads events in order, from any cursor on',
  description:
    'Pages through every event ever recorded. Events of one stream come in order; deliver at least once: drop ' +
    'what you have seen by `id`. An empty page with a new cursor is no end: ask again, with `wait`.',
  requestParams: { query: eventsQuery },
  responses: {
    200: {
      description: 'A batch, possibly empty',
      headers: {
        'X-Cursor': { description: 'Where the next page begins', schema: { type: 'string' } },
        Link: { description: 'The next page', schema: { type: 'string' } },
        'X-Position': positionHeader,
      },
      content: { 'application/cloudevents-batch+json': { schema: z.array(cloudEvent) } },
    },
    ...refusals(400, 401, 403, 422, 429, 503),
  },
};

const TAGS = [
  [
    'directives',
    'Văn bản',
    'Văn bản, liên kết giữa văn bản, và việc từng đơn vị đã làm: tiếp nhận, kế hoạch, chương trình.',
    'Directives, their links, and what units did about them.',
  ],
  [
    'study',
    'Học tập',
    'Lớp, hội nghị; số liệu báo cáo; học tập xong.',
    'Sessions, reported figures, completed study.',
  ],
  [
    'reviews',
    'Sơ kết, tổng kết',
    'Mốc triển khai, sơ kết, tổng kết, đoàn công tác.',
    'Milestones, reviews, visits.',
  ],
  [
    'units',
    'Đơn vị',
    'Sắp xếp đơn vị hành chính, cơ quan, nhiệm kỳ.',
    'Reorganisations, organs, committee terms.',
  ],
  ['events', 'Sự kiện', 'Mọi điều đã ghi nhận, theo thứ tự.', 'Everything that was recorded, in order.'],
  [
    'imports',
    'Nhập tệp',
    'Nhập nhiều dòng một lần từ tệp CSV, NDJSON hoặc Excel.',
    'Many rows at once from a CSV, NDJSON or Excel file.',
  ],
  [
    'reports',
    'Báo cáo của đơn vị',
    'Báo cáo 6 tháng, năm của một đơn vị: tệp .docx hoặc trang để in.',
    'Half-year and year report of a unit as a .docx file or a page to print.',
  ],
  [
    'digests',
    'Bản tóm lược ký số',
    'Một mã băm có chữ ký số đại diện cho mọi điều đã ghi nhận, để cơ quan kiểm tra giữ bên ngoài.',
    'One signed hash over everything that is recorded, for control bodies to keep outside.',
  ],
] as const;

/** OpenAPI 3.1 of the REST side, made from the same shapes that check the requests. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Triển Khai REST',
      version: '1.0.0',
      description:
        'Lệnh dành cho phần mềm khác và dòng sự kiện; đọc dữ liệu bằng GraphQL tại [/graphql](/graphql). ' +
        'Gửi lại cùng mã lệnh, cùng nội dung thì chỉ ghi một lần và nhận cùng một câu trả lời.\n\n' +
        'Commands for integrations and scripts, and the event feed. Reading is GraphQL at [/graphql](/graphql). ' +
        'The same command id with the same body is recorded once and answered alike.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: TAGS.map(([name, vi, about, en]) => ({
      name,
      'x-displayName': vi,
      description: `${about}\n\n${en}`,
    })),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Access token of the issuer',
        },
      },
    },
    paths: {
      ...commandPaths(),
      '/v1/events': { get: eventsOperation },
      ...importPaths(),
      ...reportPaths(),
      ...digestPaths(),
    },
  });
}
