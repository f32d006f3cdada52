import { z } from 'zod';
import { isId, kind as activityKind } from '../commands/fields.ts';
import { KNOWN_KINDS } from '../spreadsheets/words.ts';

export type ColumnKind = 'text' | 'id' | 'word' | 'day' | 'integer' | 'number' | 'flag';

/** A flat column as a place in the body of a command. */
export interface Column {
  readonly name: string;
  /** Steps into the body; a step into a list of head-counts names the unit of count. */
  readonly steps: readonly Step[];
  readonly kind: ColumnKind;
  /** Several values in one cell, joined by `|`. */
  readonly list: boolean;
  /** Words that it takes, where there are such. */
  readonly words?: readonly string[];
}

export type Step =
  | { readonly in: 'object'; readonly key: string }
  | { readonly in: 'list'; readonly index: number }
  | { readonly in: 'headcounts'; readonly unit: string };

const DEEPEST = 12;

/**
 * The place that a column names in the shape of a command: `on`, `period.from`, `stops.0.unit`,
 * `people.LEARNER`, `people.LEARNER.qualifier`. Undefined: there is no such place.
 */
export function columnOf(schema: z.ZodType, name: string): Column | undefined {
  const parts = name.split('.');
  if (parts.length > DEEPEST) return undefined;
  const steps: Step[] = [];
  let type = bare(schema);
  for (const part of parts) {
    const next = stepInto(type, part);
    if (!next) return undefined;
    steps.push(next.step);
    type = bare(next.type);
  }
  if (steps.at(-1)?.in === 'headcounts') {
    steps.push({ in: 'object', key: 'value' });
    type = bare(((type as z.ZodObject).shape as Record<string, z.ZodType>)['value']!);
  }
  const list = type instanceof z.ZodArray;
  const each = type instanceof z.ZodArray ? bare(type.element as z.ZodType) : type;
  const kind = kindOf(each);
  const words = wordsOf(each);
  return kind && { name, steps, kind, list, ...(words ? { words } : {}) };
}

/** Lists that the command wants although they may be empty: columns cannot say that a list is empty. */
export function requiredLists(schema: z.ZodType): string[] {
  const shape = (schema as z.ZodObject).shape as Record<string, z.ZodType>;
  return Object.keys(shape).filter((name) => shape[name] instanceof z.ZodArray);
}

function stepInto(type: z.ZodType, part: string): { step: Step; type: z.ZodType } | undefined {
  if (type instanceof z.ZodObject) {
    const shape = type.shape as Record<string, z.ZodType>;
    if (!Object.hasOwn(shape, part)) return undefined;
    return { step: { in: 'object', key: part }, type: shape[part]! };
  }
  if (!(type instanceof z.ZodArray)) return undefined;
  const element = bare(type.element as z.ZodType);
  if (!(element instanceof z.ZodObject)) return undefined;
  if (/^\d{1,3}$/.test(part)) return { step: { in: 'list', index: Number(part) }, type: element };
  const unit = (element.shape as Record<string, z.ZodType>)['unit'];
  const counted = unit && bare(unit);
  if (!(counted instanceof z.ZodEnum) || !counted.options.includes(part)) return undefined;
  return { step: { in: 'headcounts', unit: part }, type: element };
}

function kindOf(type: z.ZodType): ColumnKind | undefined {
  if (type instanceof z.ZodNumber) return type.isInt ? 'integer' : 'number';
  if (type instanceof z.ZodBoolean) return 'flag';
  if (type instanceof z.ZodISODate) return 'day';
  if (type instanceof z.ZodEnum) return 'word';
  if (isId(type)) return 'id';
  return type instanceof z.ZodString || type instanceof z.ZodURL ? 'text' : undefined;
}

function wordsOf(type: z.ZodType): readonly string[] | undefined {
  if (type instanceof z.ZodEnum) return type.options.map(String);
  if (type instanceof z.ZodBoolean) return ['true', 'false'];
  return type === activityKind ? KNOWN_KINDS : undefined;
}

/** Without the wrappers that say that it may be left out. */
export function bare(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable)
    return bare(type.unwrap() as z.ZodType);
  return type;
}
