import type { GetRolloutRequest, GetRolloutResponse } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { as, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { openAnswers } from '@trienkhai/trace';
import { loadConfig } from '@trienkhai/trace/config';
import { childEnvironment } from '../config.ts';

/** A trace that is asked without a call between processes. */
export interface TraceHere {
  getRollout(request: GetRolloutRequest): Promise<GetRolloutResponse>;
  close(): Promise<void>;
}

const ANSWER_MS = 60_000;

export async function openTraceHere(settings: Readonly<Record<string, string>>): Promise<TraceHere> {
  const config = loadConfig(childEnvironment({ ...settings, LOG_LEVEL: 'error' }));
  const opened = new AsyncDisposableStack();
  const { service } = await openAnswers(config, { verifyToken: verifyAccount }, opened);
  const principal = await verifyAccount(as('viewer@centre').token);
  const { signal } = new AbortController();
  return {
    getRollout(request) {
      const deadline = new Date(Date.now() + ANSWER_MS);
      return service.handlers['getRollout']!(request, {
        principal,
        signal,
        deadline,
      }) as Promise<GetRolloutResponse>;
    },
    close: () => opened.disposeAsync(),
  };
}
