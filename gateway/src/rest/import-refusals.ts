import { refuse } from '@trienkhai/kernel/domain-error';
import { HttpError } from '../errors.ts';
import { FILE_TYPES } from './file-types.ts';

export function fileUnsupported(): HttpError {
  const refusal = refuse(
    'INVALID_ARGUMENT',
    `Gửi tệp CSV ("Content-Type: text/csv") hoặc NDJSON ("Content-Type: application/x-ndjson"), UTF-8, không nén; hoặc Excel ("Content-Type: ${FILE_TYPES.xlsx}").`,
    `Send CSV ("Content-Type: text/csv") or NDJSON ("Content-Type: application/x-ndjson"), UTF-8, not compressed; or Excel ("Content-Type: ${FILE_TYPES.xlsx}").`,
    { path: ['Content-Type'] },
  );
  return new HttpError(415, refusal);
}

export function fileBroken(): HttpError {
  const refusal = refuse(
    'FILE_INVALID',
    'Tệp không đến đủ. Gửi lại cả tệp.',
    'The file did not arrive whole. Send all of it again.',
    { path: ['file'] },
  );
  return new HttpError(400, refusal);
}
