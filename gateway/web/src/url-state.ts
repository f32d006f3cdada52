import * as v from 'valibot';
import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { isDay } from '@trienkhai/kernel/day';

/** Fields of an address; what does not read is as if it were not there. */
export const text = v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))), undefined);
export const day = v.fallback(v.optional(v.pipe(v.string(), v.check(isDay))), undefined);

export function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.fallback(v.optional(v.picklist(options)), undefined);
}

type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;
type State<Schema extends Fields> = v.InferOutput<Schema>;
/** Undefined takes a field out of the address. */
export type Patch<Schema extends Fields> = {
  readonly [Key in keyof State<Schema>]?: State<Schema>[Key] | undefined;
};

export function readState<Schema extends Fields>(schema: Schema, search: string): State<Schema> {
  return v.parse(schema, Object.fromEntries(new URLSearchParams(search)));
}

/** The search part that says the same; empty where nothing is said. */
export function writeState(state: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(state).filter(([, value]) => typeof value === 'string' && value !== '');
  const search = new URLSearchParams(said as [string, string][]).toString();
  return search === '' ? '' : `?${search}`;
}

/** What a page shows, read from and written to its address: every view has a link of its own. */
export function useUrlState<Schema extends Fields>(
  schema: Schema,
): [State<Schema>, (patch: Patch<Schema>) => void, (patch: Patch<Schema>) => string] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const state = readState(schema, search);
  const link = useCallback(
    (patch: Patch<Schema>) => `${path}${writeState({ ...readState(schema, search), ...patch })}`,
    [schema, search, path],
  );
  const change = useCallback((patch: Patch<Schema>) => navigate(link(patch)), [navigate, link]);
  return [state, change, link];
}
