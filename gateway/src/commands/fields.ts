import {
  HEADCOUNT_UNITS,
  LEVELS,
  MODES,
  QUALIFIERS,
  REVIEW_KINDS,
  STAGES,
} from '@trienkhai/kernel/vocabulary';
import { z } from 'zod';
import type {} from 'zod-openapi';

/** Fields that several commands share; the names and bounds are the contract's. */

const MAX_COUNT = 1_000_000_000;
const MAX_LIST = 500;

// No control characters but tab and line breaks, no half of a surrogate pair.
const READABLE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

/** The documentation says length and format; the expressions behind them help nobody. */
const withoutPattern = ({ jsonSchema }: { jsonSchema: { pattern?: string } }) => {
  delete jsonSchema.pattern;
};

/** A text for people, composed (NFC) and trimmed, 1 to `max` characters. */
export function text(max: number, description: string) {
  return z
    .string()
    .normalize()
    .trim()
    .min(1)
    .max(max)
    .regex(READABLE)
    .meta({ description, override: withoutPattern });
}

/** Id of a unit, directive or recorded fact. */
export function id(description: string) {
  const type = z
    .string()
    .regex(/^[A-Za-z0-9][\w:.-]*$/)
    .max(200)
    .meta({ description });
  ids.add(type);
  return type;
}

const ids = new WeakSet<z.ZodType>();

/** Whether a field takes an id: a file may name units and directives there as people do. */
export function isId(type: z.ZodType): boolean {
  return ids.has(type);
}

/** Day of the calendar, YYYY-MM-DD, in Asia/Ho_Chi_Minh. */
export function day(description: string) {
  return z.iso.date().meta({ description, override: withoutPattern });
}

export function count(description: string) {
  return z.int().min(0).max(MAX_COUNT).meta({ description });
}

export function list<Item extends z.ZodType>(item: Item, description: string) {
  return z.array(item).max(MAX_LIST).meta({ description });
}

export const kind = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)
  .meta({ description: 'Kind of activity in lower-case words joined by hyphens', example: 'study-class' });

export const percentStated = z
  .number()
  .min(0)
  .max(100_000)
  .meta({ description: 'Percentage as the report states it, kept beside the computed one' });

export const reason = text(2000, 'Why the record is put right; stays in the history');
export const note = text(4000, 'Remark');

/** What every command carries besides its own fields. */
export const metaFields = {
  commandId: z
    .string()
    .regex(/^[!-~]+$/)
    .min(1)
    .max(200)
    .meta({
      description: 'Chosen by the caller; the same id with the same body is recorded once and answered alike',
      example: '0b7f5f0e-6a35-4a8e-9d0d-5b9e2f6f2c11',
    }),
  expectedVersion: z
    .int()
    .min(0)
    .max(4_294_967_295)
    .optional()
    .meta({ description: 'Refuse the command unless the node is at this version' }),
  sample: z.boolean().default(false).meta({ description: 'Part of the sample set, left out of every total' }),
};

export const level = z.enum(LEVELS).meta({ id: 'Level', description: 'Level of a unit' });
export const stage = z.enum(STAGES).meta({ id: 'Stage', description: 'Stage of a rollout' });
export const reviewKind = z
  .enum(REVIEW_KINDS)
  .meta({ id: 'ReviewKind', description: 'Of a period, or of one directive' });
export const mode = z.enum(MODES).meta({ id: 'Mode', description: 'How a session was held' });

const headcount = z
  .strictObject({
    unit: z.enum(HEADCOUNT_UNITS),
    value: count('How many'),
    qualifier: z.enum(QUALIFIERS).default('EXACT'),
    expected: count('How many were expected').optional(),
    percentStated: percentStated.optional(),
  })
  .meta({ id: 'HeadcountInput', description: 'A count of persons with its unit of count' });

export const people = list(headcount, 'Head-counts, one per unit of count');

export const period = z
  .strictObject({
    from: day('First day'),
    to: day('Last day'),
    closed: z.boolean().default(true).meta({ description: 'False while the period was still running' }),
    label: text(200, 'As the report names it').optional(),
  })
  .meta({ id: 'PeriodInput', description: 'A span of days, both included' });
