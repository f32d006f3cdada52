import type { Request } from 'express';

/** Types of the files that come in and go out. */
export const FILE_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** The one of them that the request accepts best; the first where it does not say. */
export function acceptedBy<Type extends FileType>(request: Request, types: readonly [Type, ...Type[]]): Type {
  const accepted = request.accepts(types.map((type) => FILE_TYPES[type]));
  return types.find((type) => FILE_TYPES[type] === accepted) ?? types[0];
}
