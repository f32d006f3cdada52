import type { Hash } from 'node:crypto';
import { refuse } from '@trienkhai/kernel/domain-error';
import { HttpError } from '../../errors.ts';

export const LARGEST_FILE = 1_000_000_000;

/** The same bytes, counted and digested on their way. Throws IMPORT_TOO_LARGE beyond a gigabyte. */
export async function* measured(chunks: AsyncIterable<Uint8Array>, digest: Hash): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_FILE) throw fileTooLarge();
    digest.update(chunk);
    yield chunk;
  }
}

export function fileTooLarge(): HttpError {
  const refusal = refuse(
    'IMPORT_TOO_LARGE',
    'Tệp lớn hơn 1 GB. Chia thành nhiều tệp.',
    'The file is larger than 1 GB. Send it in several files.',
    { path: ['file'] },
  );
  return new HttpError(413, refusal);
}
