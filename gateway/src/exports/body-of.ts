import { z } from 'zod';

export type Body = Record<string, unknown>;

/**
 * A fact as it stands on the wire in the fields of the command that records it: `unitId` → `unit`,
 * `directiveIds` → `directives`, `MODE_ONLINE` → `ONLINE`. What is absent or empty is left out.
 */
export function bodyOf(schema: z.ZodType, wire: unknown): Body {
  const shape = (bare(schema) as z.ZodObject).shape as Record<string, z.ZodType>;
  const from = wire as Record<string, unknown>;
  const body: Body = {};
  for (const [field, type] of Object.entries(shape)) {
    const value = valueOf(bare(type), wireValue(from, field));
    if (value !== undefined) body[field] = value;
  }
  return body;
}

function wireValue(wire: Record<string, unknown>, field: string): unknown {
  const names = [field, `${field}Id`, `${field.replace(/s$/, '')}Ids`];
  // A figure for several kinds together.
  if (field === 'covers') names.push('kinds');
  const name = names.find((each) => wire[each] !== undefined);
  return name && wire[name];
}

function valueOf(type: z.ZodType, value: unknown): unknown {
  if (value === undefined || value === '' || value === null) return undefined;
  if (type instanceof z.ZodArray) {
    const element = bare(type.element as z.ZodType);
    const all = (value as readonly unknown[]).map((each) => valueOf(element, each));
    return all.length > 0 ? all : undefined;
  }
  if (type instanceof z.ZodObject) return bodyOf(type, value);
  const isWord = type instanceof z.ZodEnum && typeof value === 'string';
  return isWord ? wordOf(type.options.map(String), value) : value;
}

/** The longest word that the wire's word ends in: `HEADCOUNT_UNIT_LEARNER` is LEARNER. */
function wordOf(words: readonly string[], wire: string): string | undefined {
  const fitting = words.filter((word) => wire === word || wire.endsWith(`_${word}`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

function bare(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable)
    return bare(type.unwrap() as z.ZodType);
  return type;
}
