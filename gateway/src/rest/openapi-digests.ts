import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { refusals } from './openapi-refusals.ts';

const file = z
  .object({
    statement: z
      .string()
      .meta({ description: 'What was signed, to the letter: JSON of number, instant, root' }),
    signature: z.string().meta({ description: 'Ed25519, base64' }),
    key: z.string().meta({ description: 'SHA-256 over the public key, in hex' }),
    heads: z
      .array(z.tuple([z.string(), z.int(), z.string()]))
      .meta({ description: 'Stream, version and hash of its newest commit, in the order of the leaves' }),
  })
  .meta({ id: 'DigestFile' });

/** Signed digests as files that control bodies keep. */
export function digestPaths(): ZodOpenApiPathsObject {
  return {
    '/v1/digests/{number}.json': {
      get: {
        operationId: 'readDigest',
        tags: ['digests'],
        summary: 'A signed digest with the head of every stream; `latest` is the newest',
        description: 'For administrators and control of the centre; `trienkhai verify --against` checks it.',
        requestParams: {
          path: z.object({
            number: z
              .string()
              .regex(/^(latest|[1-9]\d{0,9})$/)
              .meta({ description: 'Its number', example: 'latest' }),
          }),
        },
        responses: {
          200: { description: 'The digest', content: { 'application/json': { schema: file } } },
          ...refusals(401, 403, 404, 429, 503),
        },
      },
    },
  };
}
