import express, { type Request, type RequestHandler } from 'express';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { commands, execute, type CommandName } from '../commands/index.ts';
import { notFound, unsupported } from '../errors.ts';
import { caller, tellPosition } from './caller-of.ts';

const BODY_LIMIT = '1mb';
/** A whole reorganisation of the country is one command. */
const REORGANISATION_LIMIT = '16mb';

const JSON_UTF8 = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const readBody = express.json({ limit: BODY_LIMIT });
const readReorganisation = express.json({ limit: REORGANISATION_LIMIT });

/** `POST /v1/commands/<command>`: the body is the command, `Idempotency-Key` its id, `If-Match` its version. */
export function commandRoute(): RequestHandler[] {
  return [checkType, (request, response, next) => bodyReader(request)(request, response, next), carryOut];
}

const checkType: RequestHandler = (request, _, next) => {
  commandName(request);
  if (!JSON_UTF8.test(request.get('Content-Type') ?? '')) throw unsupported();
  next();
};

function bodyReader(request: Request): RequestHandler {
  return commandName(request) === 'applyReorganisation' ? readReorganisation : readBody;
}

const carryOut: RequestHandler = async (request, response) => {
  const name = commandName(request);
  const done = await execute(name, inputOf(request), caller(request));
  const { nodeId, position, recordedAt, dryRun } = done;
  const { version } = position;
  if (dryRun) {
    // The node of a creating command does not exist; its id would be the same when sent again.
    response.json({ nodeId, version, dryRun, facts: { dryRun: 'true' } });
    return;
  }
  tellPosition(response, [position]);
  response.status(commands[name].creates ? 201 : 200).set('ETag', `"${version}"`);
  response.json({ nodeId, version, position: response.get('X-Position'), recordedAt });
};

function commandName(request: Request): CommandName {
  const name = String(request.params['command']);
  if (!Object.hasOwn(commands, name)) throw notFound(request.path);
  return name as CommandName;
}

/** The body with what the headers say of it; a header and a field that differ are refused. */
function inputOf(request: Request): unknown {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const key = request.get('Idempotency-Key');
  const match = request.get('If-Match');
  return {
    ...body,
    ...(key === undefined ? {} : agreed(body, 'commandId', key, 'Idempotency-Key')),
    ...(match === undefined ? {} : agreed(body, 'expectedVersion', versionOf(match), 'If-Match')),
  };
}

function agreed(body: object, field: string, value: string | number, header: string): object {
  const given = (body as Record<string, unknown>)[field];
  if (given !== undefined && given !== value) throw differs(field, header);
  return { [field]: value };
}

function versionOf(header: string): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw refuse(
    'INVALID_ARGUMENT',
    'Tiêu đề If-Match phải là số phiên bản, ví dụ "3".',
    'The header If-Match must be a version, e.g. "3".',
    { path: ['If-Match'] },
  );
}

function differs(field: string, header: string): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `Tiêu đề ${header} khác với trường "${field}". Chỉ gửi một trong hai, hoặc gửi giống nhau.`,
    `The header ${header} and the field "${field}" differ. Send one of them, or both alike.`,
    { path: [field] },
  );
}
