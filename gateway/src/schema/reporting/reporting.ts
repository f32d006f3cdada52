import type * as wire from '@trienkhai/proto/trienkhai/trace/v1/reporting';
import type { GetReportingResponse, ReportingScope } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { fetchPage, type PageArguments } from '../connection.ts';
import { readContext, type AsOf } from '../read.ts';

/** One question about a period; what it needs is fetched once, and only when a field needs it. */
export interface ReportingPart {
  readonly scope: ReportingScope;
  readonly asOf: AsOf;
  readonly status: () => Promise<GetReportingResponse>;
}
export type PeriodReportingPart = wire.PeriodReporting & { readonly asOf: AsOf };
export type ReportingRowPart = wire.ReportingRow & { readonly asOf: AsOf };
export type ReminderPart = wire.Reminder & { readonly asOf: AsOf; readonly withinId: string | undefined };

export function startReporting(scope: ReportingScope, asOf: AsOf): ReportingPart {
  let answer: Promise<GetReportingResponse> | undefined;
  return { scope, asOf, status: () => (answer ??= fetchReporting(scope, asOf, 0)) };
}

/** The period with so many before it. */
export async function fetchReporting(
  scope: ReportingScope,
  asOf: AsOf,
  previous: number,
): Promise<GetReportingResponse> {
  const { read } = asOf;
  const request = { context: readContext(asOf), scope, previous };
  const answer = await read.caller.peers.trace.getReporting(request, read.call);
  await read.noted(answer.at);
  return answer;
}

export interface RowArguments extends PageArguments {
  readonly states: readonly wire.ReportingState[];
  readonly late?: boolean | undefined;
  readonly search?: string | undefined;
}

export function fetchReportingRows(scope: ReportingScope, asOf: AsOf, args: RowArguments) {
  const { states, late, search } = args;
  const request = { context: readContext(asOf), scope, states: [...states], late, search };
  const { read } = asOf;
  return fetchPage(
    read,
    args,
    (page) => read.caller.peers.trace.listReportingRows({ ...request, page }, read.call),
    (row) => ({ ...row, asOf }),
  );
}
