import * as proto from '@trienkhai/proto/trienkhai/study/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import type { CompletionEvent } from '../domain/completion.ts';
import type { Report } from '../domain/report-details.ts';
import type { ReportEvent } from '../domain/report.ts';
import type { Session } from '../domain/session-details.ts';
import type { SessionEvent } from '../domain/session.ts';
import { readReport, readSession, writeReport, writeSession } from './wire.ts';

export const sessionCodec = createEventCodec<SessionEvent>('study', {
  SessionPlanned: {
    encode: (event) => proto.SessionPlanned.toJSON(wireSession(event)),
    decode: (data) => domainSession(proto.SessionPlanned.fromJSON(data)),
  },
  SessionRecorded: {
    encode: (event) => proto.SessionRecorded.toJSON(wireSession(event)),
    decode: (data) => domainSession(proto.SessionRecorded.fromJSON(data)),
  },
  SessionCorrected: {
    encode: (event) => proto.SessionCorrected.toJSON(wireSession(event)),
    decode: (data) => domainSession(proto.SessionCorrected.fromJSON(data)),
  },
  SessionWithdrawn: {
    encode: (event) => proto.SessionWithdrawn.toJSON(event),
    decode: (data) => proto.SessionWithdrawn.fromJSON(data),
  },
});

export const reportCodec = createEventCodec<ReportEvent>('study', {
  ActivitiesReported: {
    encode: (event) => proto.ActivitiesReported.toJSON(wireReport(event)),
    decode: (data) => domainReport(proto.ActivitiesReported.fromJSON(data)),
  },
  ReportCorrected: {
    encode: (event) => proto.ReportCorrected.toJSON(wireReport(event)),
    decode: (data) => domainReport(proto.ReportCorrected.fromJSON(data)),
  },
  ReportWithdrawn: {
    encode: (event) => proto.ReportWithdrawn.toJSON(event),
    decode: (data) => proto.ReportWithdrawn.fromJSON(data),
  },
});

export const completionCodec = createEventCodec<CompletionEvent>('study', {
  StudyCompleted: {
    encode: (event) => proto.StudyCompleted.toJSON(event),
    decode: (data) => proto.StudyCompleted.fromJSON(data),
  },
  StudyCompletionCorrected: {
    encode: (event) => proto.StudyCompletionCorrected.toJSON(event),
    decode: (data) => proto.StudyCompletionCorrected.fromJSON(data),
  },
});

function wireSession<T extends { readonly session: Session }>(event: T) {
  return { ...event, session: writeSession(event.session) };
}

function domainSession<T extends { readonly session?: proto.Session | undefined }>(message: T) {
  return { ...message, session: readSession(message.session) };
}

function wireReport<T extends { readonly report: Report }>(event: T) {
  return { ...event, report: writeReport(event.report) };
}

function domainReport<T extends { readonly report?: proto.Report | undefined }>(message: T) {
  return { ...message, report: readReport(message.report) };
}
