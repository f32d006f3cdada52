import type { DomainError } from '@trienkhai/kernel/domain-error';
import { refuse } from '@trienkhai/kernel/domain-error';

export function versionConflict(version: number, expected: number | undefined): DomainError {
  return refuse(
    'VERSION_CONFLICT',
    `Dữ liệu đã thay đổi (phiên bản hiện tại: ${version}). Hãy tải lại rồi gửi lại.`,
    `The data have changed (now at version ${version}). Load them again, then send again.`,
    {
      path: ['expectedVersion'],
      facts: {
        version: String(version),
        ...(expected === undefined ? {} : { expectedVersion: String(expected) }),
      },
    },
  );
}

export function keyReused(commandId: string): DomainError {
  return refuse(
    'IDEMPOTENCY_KEY_REUSED',
    'commandId này đã được dùng cho một lệnh khác. Hãy gửi với một commandId mới.',
    'This commandId was used for another command. Send with a new commandId.',
    { path: ['commandId'], facts: { commandId } },
  );
}
