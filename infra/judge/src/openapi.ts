import type { System } from './system.ts';

interface Parameter {
  readonly name: string;
  readonly schema?: { readonly enum?: readonly string[] };
}
interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;
}

/** The values that the documentation served allows a parameter. Throws where it names none. */
export async function valuesOf({ url }: System, path: string, parameter: string): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
  const found = paths[path]?.get?.parameters?.find(({ name }) => name === parameter)?.schema?.enum;
  if (!found) throw new Error(`openapi.json names no values of ${parameter} at ${path}`);
  return found;
}
