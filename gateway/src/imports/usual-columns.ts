import { z } from 'zod';
import { commands, type CommandName } from '../commands/index.ts';
import { bare, type Column } from './columns.ts';
import { ownIdOf } from './counterparts.ts';
import { lookUp } from './row-body.ts';

export interface UsualColumn extends Column {
  /** A row without it is refused. */
  readonly required: boolean;
  /** Of the field, in English. */
  readonly description: string | undefined;
}

/** Of several entries in a row, how many a template has room for; a file may have more. */
const ENTRIES = 2;
const OWN: ReadonlySet<string> = new Set(['commandId', 'expectedVersion', 'sample']);

/** The columns with which most files do: entries of entries stand in none of them. */
export function usualColumns(command: CommandName): UsualColumn[] {
  const places = placesIn(commands[command].schema as z.ZodType, '', true).filter(
    ({ name }) => !OWN.has(name) && name !== ownIdOf(command),
  );
  return places.flatMap(({ name, required, description }) => {
    const column = lookUp(command, name);
    return column ? [{ ...column, required, description }] : [];
  });
}

interface Place {
  readonly name: string;
  readonly required: boolean;
  readonly description: string | undefined;
}

function placesIn(schema: z.ZodType, prefix: string, required: boolean): Place[] {
  const shape = (bare(schema) as z.ZodObject).shape as Record<string, z.ZodType>;
  return Object.entries(shape).flatMap(([field, type]) => {
    const name = prefix === '' ? field : `${prefix}.${field}`;
    const isRequired = required && bare(type) === type;
    return placesAt(type, name, isRequired);
  });
}

function placesAt(type: z.ZodType, name: string, required: boolean): Place[] {
  const inside = bare(type);
  if (inside instanceof z.ZodObject) return placesIn(inside, name, required);
  if (!(inside instanceof z.ZodArray)) return [{ name, required, description: type.description }];
  const element = bare(inside.element as z.ZodType);
  const isRequired = required && !inside.safeParse([]).success;
  if (!(element instanceof z.ZodObject))
    return [{ name, required: isRequired, description: type.description }];
  const counted = (element.shape as Record<string, z.ZodType>)['unit'];
  const options = counted && bare(counted);
  if (options instanceof z.ZodEnum) return options.options.flatMap((unit) => headcount(`${name}.${unit}`));
  if (/\.\d+\./.test(name)) return [];
  return Array.from({ length: ENTRIES }, (_, at) =>
    placesIn(element, `${name}.${at}`, isRequired && at === 0),
  ).flat();
}

function headcount(name: string): Place[] {
  const common = { required: false, description: undefined };
  return [
    { ...common, name },
    { ...common, name: `${name}.qualifier` },
  ];
}
