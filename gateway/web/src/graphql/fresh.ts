import type { UseQueryResult } from '@tanstack/react-query';

/** The answer to what stands in the field now: nobody takes a suggestion for what was typed before. */
export function fresh<Result>(
  found: UseQueryResult<Result>,
  typed: string,
  search: string,
): Result | undefined {
  return typed.trim() === search && !found.isPlaceholderData ? found.data : undefined;
}
