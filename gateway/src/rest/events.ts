import type { Request, RequestHandler, Response } from 'express';
import { requireReader } from '@trienkhai/runtime/authorise';
import { readHeader } from '@trienkhai/runtime/cloud-events';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import { z } from 'zod';
import { inputError } from '../commands/input-error.ts';
import { id } from '../commands/fields.ts';
import { toCloudEvent } from '../feed/cloud-event.ts';
import { eventMatcher } from '../feed/filter.ts';
import { seenBy, type Handed } from '../feed/seen.ts';
import { caller } from './caller-of.ts';
import type { RestDeps } from './deps.ts';
import { requireTerritory } from './territory.ts';

const whole = (minimum: number, maximum: number, otherwise: number, description: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .default(otherwise)
    .meta({ description, override: { type: 'integer', minimum, maximum, default: otherwise } });

/** Query of the feed; the documentation is made from the same shape. */
export const eventsQuery = z.strictObject({
  after: z.string().max(2000).optional().meta({
    description: 'Cursor of an earlier page (`X-Cursor`); absent: from the first event',
  }),
  limit: whole(1, 1000, 100, 'Most events of the page'),
  wait: whole(0, 30, 0, 'Seconds to wait for a first event'),
  type: z.string().max(500).optional().meta({
    description:
      'Only these types, comma-separated: `SessionRecorded` or `trienkhai.study.v1.SessionRecorded`',
  }),
  subject: z.string().max(300).optional().meta({ description: 'Only this stream, e.g. `session:4f0c…`' }),
  within: id('Only what concerns a unit inside this one').optional(),
});

const UNIT_WAIT_MS = 2000;

/** `GET /v1/events`: a CloudEvents batch, the cursor to go on from, long poll by `wait`. */
export function eventsRoute({ feed, units }: RestDeps): RequestHandler {
  return async (request, response) => {
    const { after, limit, wait, type, subject, within } = queryOf(request);
    if (within !== undefined) {
      await units.waitFor(caller(request).after, { timeoutMs: UNIT_WAIT_MS });
      requireTerritory(caller(request), units, within);
    }
    const signal = goneSignal(response);
    const types = type?.split(',').filter((each) => each !== '');
    const page = await feed.page({
      after,
      limit,
      waitMs: wait * 1000,
      matches: eventMatcher({ types, subject, within }, units.current()),
      signal,
    });
    // The wait may have outlived the right to read.
    requireReader(caller(request).principal, units);
    const seen = await seenBy(caller(request), { units }, page.records, handed, signal);
    const events = seen.map(toCloudEvent).filter((event) => event !== undefined);
    const next = new URLSearchParams({ ...(request.query as Record<string, string>), after: page.next });
    response.set({
      'X-Cursor': page.next,
      Link: `</v1/events?${next}>; rel="next"`,
      'Cache-Control': 'no-store',
    });
    response.type('application/cloudevents-batch+json').send(JSON.stringify(events));
  };
}

/** The matcher has let through events alone. */
function handed({ headers, value }: LogRecord): Handed {
  const read = readHeader(headers);
  if (!read.ok) throw new Error(read.reason);
  const { streamId, version } = read.header;
  return { streamId, version, text: value ?? '' };
}

function queryOf(request: Request): z.output<typeof eventsQuery> {
  const read = eventsQuery.safeParse(request.query, { reportInput: true });
  if (!read.success) throw inputError(read.error);
  return read.data;
}

/** Aborts when the client goes away. */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
