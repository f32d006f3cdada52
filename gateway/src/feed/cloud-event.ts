import type { LogRecord } from '@trienkhai/runtime/event-log';
import { readData, readHeader } from '@trienkhai/runtime/cloud-events';

const NUMBERS = new Set(['streamversion', 'commitseq', 'commitindex', 'commitsize']);

/** A record as a CloudEvents 1.0 JSON object; undefined for one that is no event of ours. */
export function toCloudEvent({ headers, value }: LogRecord): Readonly<Record<string, unknown>> | undefined {
  const data = readData(value);
  if (typeof data === 'string' || !readHeader(headers).ok) return undefined;
  const attributes: Record<string, unknown> = {};
  for (const [header, text] of Object.entries(headers)) {
    if (!header.startsWith('ce_')) continue;
    const name = header.slice(3);
    attributes[name] = NUMBERS.has(name) ? Number(text) : text;
  }
  const { traceparent } = headers;
  return {
    ...attributes,
    ...(traceparent ? { traceparent } : {}),
    datacontenttype: 'application/json',
    data,
  };
}
