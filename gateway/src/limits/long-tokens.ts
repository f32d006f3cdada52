import type { DomainError } from '@trienkhai/kernel/domain-error';
import { unauthenticated } from '@trienkhai/runtime/auth';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { attemptOf } from '../attempt.ts';
import { problemOf } from '../errors.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { slowRefusals } from './refusals.ts';
import type { VisitorOf } from './visitor.ts';

/** Longer than any header that servers in general accept. */
const LONGEST_CREDENTIAL = 24_576;

/** Reading so much is what costs: whoever sends it as fast as answers come sends one a second by each connection. */
const TOLD_AFTER_MS = 1_000;

/** True: it has been seen to, by a refusal that costs next to nothing. */
export type TurnAway = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Noting {
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly visitorOf: VisitorOf;
}

/** A token that holds in no case by its length is not passed on: it is refused after a moment, and its connection closed. */
export function longTokens({ refusals, visitorOf }: Noting, afterMs = TOLD_AFTER_MS): TurnAway {
  const slowly = slowRefusals(afterMs);
  return (request, response) => {
    if (!isTooLong(request)) return false;
    const visitor = visitorOf(request);
    slowly(unauthenticated('invalid'), visitor).catch((error: DomainError) => {
      const isGraphql = /^\/graphql(\/|\?|$)/.test(request.url ?? '');
      const operation = isGraphql ? '' : `${request.method} ${request.url?.split('?')[0]}`;
      const attempt = attemptOf(isGraphql ? 'graphql' : 'rest', operation);
      refusals.note(error, { ...attempt, address: visitor.address });
      refuse(response, error, isGraphql);
    });
    return true;
  };
}

/** What its sender keeps waiting for is not kept here meanwhile. */
function isTooLong({ headers, rawHeaders }: IncomingMessage): boolean {
  const lengthOf = (name: 'authorization' | 'cookie') => headers[name]?.length ?? 0;
  const isTooLong = lengthOf('authorization') > LONGEST_CREDENTIAL;
  if (!isTooLong && lengthOf('cookie') <= LONGEST_CREDENTIAL) return false;
  rawHeaders.length = 0;
  delete headers.authorization;
  delete headers.cookie;
  return isTooLong;
}

function refuse(response: ServerResponse, error: DomainError, isGraphql: boolean): void {
  const { status, headers, body } = problemOf(error)!;
  const { title: message, code, path, facts, message: texts } = body;
  const extensions = { ...facts, code, message: texts, path };
  const told = isGraphql ? { errors: [{ message, extensions }] } : body;
  const type = isGraphql ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8';
  response.writeHead(status, { ...headers, 'content-type': type, connection: 'close' });
  response.end(JSON.stringify(told));
}
