import { z } from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'One word of a closed list' }),
    path: z.array(z.string()).meta({ description: 'Where in the input the fault lies' }),
    message: z.object({ vi: z.string(), en: z.string() }),
    facts: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem with code, path and a sentence in both languages' });

const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  400: ['Malformed: syntax, type, unknown or missing field', 'INVALID_ARGUMENT'],
  401: ['No valid access token', 'UNAUTHENTICATED'],
  403: ['The account may not do this for that unit on that day', 'FORBIDDEN'],
  404: ['Not found', 'NOT_FOUND'],
  409: ['The command id was used with another body', 'IDEMPOTENCY_KEY_REUSED'],
  412: ['The node is at another version', 'VERSION_CONFLICT'],
  413: ['The body is too large', 'EVENT_TOO_LARGE'],
  415: ['The body is not JSON', 'INVALID_ARGUMENT'],
  422: ['Refused by a rule; the code names it', 'DATE_INVALID'],
  429: ['Too many requests', 'RATE_LIMITED'],
  503: ['Not available at present; see Retry-After', 'UNAVAILABLE'],
};

/** What `positionHeader` said, sent back. */
export const positions = z.string().regex(/^([A-Za-z0-9_.~:%-]+@[1-9][0-9]{0,14}(, *)?)*$/);

export const positionHeader = {
  description: 'At what the answer was given: `<stream>@<version>`, comma-separated',
  schema: { type: 'string' as const },
};

// One object per status: the document then refers to each instead of repeating it.
const refused = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, [description, code]]) => {
    const message = { vi: 'Câu tiếng Việt nói cần làm gì.', en: 'A sentence that says what to do.' };
    const type = `urn:trienkhai:problem:${code}`;
    const example = { type, title: message.en, status: Number(status), code, path: [], message };
    const content = { 'application/problem+json': { schema: problem, example } };
    return [status, { id: `Refused${status}`, description, content }];
  }),
);

export function refusals(...statuses: readonly number[]): ZodOpenApiResponsesObject {
  return Object.fromEntries(statuses.map((status) => [status, refused[status]!]));
}
