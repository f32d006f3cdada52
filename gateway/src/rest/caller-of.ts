import type { Request, RequestHandler, Response } from 'express';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireReader } from '@trienkhai/runtime/auth';
import { formatPositions, mergePositions, parsePositions, type Position } from '@trienkhai/runtime/position';
import { attemptOf } from '../attempt.ts';
import type { Caller } from '../caller.ts';
import { DRY_RUN, readDryRun } from '../dry-run.ts';
import type { Attempt } from '../refusal-log.ts';
import type { RestDeps } from './deps.ts';

const callers = new WeakMap<Request, Caller>();
const told = new WeakMap<Response, readonly Position[]>();
const TERRITORY = 'territory';

/** Learns who asks, lets the request in, and reads `X-After-Position`; what follows finds the caller with `caller(request)`. */
export function callerOf({ peers, units, authenticate, turnstile, visitorOf }: RestDeps): RequestHandler {
  return async (request, response, next) => {
    const visitor = visitorOf(request);
    const { principal } = await authenticate((name) => request.get(name), visitor);
    const kind = isCommand(request) ? 'commands' : 'queries';
    const answered = await turnstile.admit(principal, kind, visitor);
    // Whoever waits for events keeps nobody busy.
    if (request.path === '/events') answered();
    else response.once('close', () => answered());
    const after = readPositions(request.get('X-After-Position') ?? '');
    const dryRun = readDryRun(request.get(DRY_RUN));
    callers.set(request, { principal, peers, after, dryRun });
    const { version } = units.current();
    tellPosition(response, [...after, ...(version > 0 ? [{ streamId: TERRITORY, version }] : [])]);
    next();
  };
}

function isCommand({ path }: Request): boolean {
  return path.startsWith('/commands/');
}

/** Lets those on who may read. */
export function reader({ units }: RestDeps): RequestHandler {
  return (request, _, next) => {
    requireReader(caller(request).principal, units);
    next();
  };
}

export function caller(request: Request): Caller {
  const known = callers.get(request);
  if (!known) throw new Error('route without callerOf');
  return known;
}

/** What a request tries, and who sends it as far as that is known. */
export function attemptIn(request: Request, { visitorOf }: RestDeps): Attempt {
  const operation = `${request.method} ${request.path}`;
  return { ...attemptOf('rest', operation, callers.get(request)), address: visitorOf(request).address };
}

/** Adds to what the response says it was answered at. */
export function tellPosition(response: Response, positions: readonly Position[]): void {
  const all = mergePositions(told.get(response) ?? [], positions);
  told.set(response, all);
  response.set('X-Position', formatPositions(all));
}

function readPositions(header: string): Position[] {
  try {
    return parsePositions(header);
  } catch {
    throw refuse(
      'INVALID_ARGUMENT',
      'Tiêu đề X-After-Position không đúng. Chép nguyên giá trị của X-Position.',
      'The header X-After-Position is not valid. Copy the value of X-Position as it is.',
      { path: ['X-After-Position'] },
    );
  }
}
