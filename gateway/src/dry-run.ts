import { refuse } from '@trienkhai/kernel/domain-error';

/** Header under which the commands of a request are decided and not recorded. */
export const DRY_RUN = 'X-Dry-Run';

/** Absent or `false`: no dry run. Throws INVALID_ARGUMENT: a typing error must never record anything. */
export function readDryRun(header: string | null | undefined): boolean {
  const value = (header ?? 'false').trim().toLowerCase();
  if (value === 'true' || value === 'false') return value === 'true';
  throw refuse(
    'INVALID_ARGUMENT',
    'Tiêu đề X-Dry-Run phải là true hoặc false.',
    'The header X-Dry-Run must be true or false.',
    { path: [DRY_RUN] },
  );
}
