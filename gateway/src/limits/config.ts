import { z } from 'zod';
import type { Budget } from './bucket.ts';
import type { Limits } from './turnstile.ts';
import { readProxies } from './visitor.ts';

/** `<each second>/<at once>` */
const budget = z
  .string()
  .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, 'must be like 50/2000: so many each second, so many at once')
  .transform((text): Budget => {
    const [perSecond, burst] = text.split('/').map(Number) as [number, number];
    return { perSecond, burst };
  });
const proxies = z.string().transform((text, context) => {
  try {
    return readProxies(text);
  } catch {
    context.addIssue('must be addresses or subnets, like 10.0.0.0/8,192.0.2.7');
    return z.NEVER;
  }
});
const count = z.coerce.number({ error: 'must be a number' }).int().min(1).max(1_000_000);

export const limitsEnvironment = {
  RATE_COMMANDS: budget.default({ perSecond: 50, burst: 2_000 }),
  RATE_QUERIES: budget.default({ perSecond: 100, burst: 5_000 }),
  RATE_EASE: budget.default({ perSecond: 25, burst: 50 }),
  RATE_EASE_AT_ONCE: count.default(8),
  RATE_UNIT_ACCOUNTS: count.default(5),
  RATE_WHOLESALE: count.default(10),
  RATE_AT_ONCE: count.default(256),
  RATE_IN_ALL: count.default(2_000),
  RATE_LANES: count.default(1),
  RATE_FAILURES: budget.default({ perSecond: 10, burst: 30 }),
  TRUSTED_PROXIES: proxies.optional(),
};

type Read = z.output<z.ZodObject<typeof limitsEnvironment>>;

export function limitsFrom(read: Read): Limits {
  return {
    commands: read.RATE_COMMANDS,
    queries: read.RATE_QUERIES,
    ease: read.RATE_EASE,
    easeAtOnce: read.RATE_EASE_AT_ONCE,
    accountsOfUnit: read.RATE_UNIT_ACCOUNTS,
    wholesale: read.RATE_WHOLESALE,
    atOnce: read.RATE_AT_ONCE,
    inAll: read.RATE_IN_ALL,
    lanes: read.RATE_LANES,
    failures: read.RATE_FAILURES,
  };
}

/** As where the environment says nothing. */
export function defaultLimits(): Limits {
  return limitsFrom(z.object(limitsEnvironment).parse({}));
}
