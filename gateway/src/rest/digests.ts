import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { dayOf } from '@trienkhai/kernel/day';
import { accountUnit, authorise, rightsOf } from '@trienkhai/runtime/auth';
import { digestFile } from '@trienkhai/runtime/digest';
import type { RequestHandler } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notFound } from '../errors.ts';
import { caller } from './caller-of.ts';
import type { RestDeps } from './deps.ts';

const FILE = /^(latest|[1-9]\d{0,9})\.json$/;

/** `GET /v1/digests/<number>.json`: a signed digest with all its heads, for those who administer or control the centre. */
export function digestRoute({ units, evidence }: RestDeps): RequestHandler {
  return async (request, response) => {
    const [, name] = FILE.exec(String(request.params['file'])) ?? [];
    const { principal } = caller(request);
    const at = new Date();
    const source = { units: units.current(), grants: units.grants };
    const rights = rightsOf(principal, source, dayOf(at));
    authorise(rights, 'oversee', CENTRE_ID, dayOf(at));
    const { digests } = await evidence.open();
    const digest =
      name === undefined ? undefined : await digests.get(name === 'latest' ? undefined : Number(name));
    if (!digest) throw notFound(request.path);
    const { number } = digest.statement;
    const objectId = `digest:${number}`;
    const { actor: account } = principal;
    const reading = { at, account, unitId: accountUnit(rights), operation: 'digest', objectId };
    evidence.note({ ...reading, within: [CENTRE_ID] });
    response.type('application/json').attachment(`digest-${number}.json`).set('Cache-Control', 'no-store');
    await pipeline(Readable.from(digestFile(digest, digests.heads(number))), response);
  };
}
