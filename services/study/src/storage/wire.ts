import type * as proto from '@trienkhai/proto/trienkhai/study/v1/events';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { readHeadcounts, readPeriod, requireField, writeHeadcounts } from '@trienkhai/runtime/wire-values';
import type { ActivityLine } from '../domain/activity-line.ts';
import type { Report } from '../domain/report-details.ts';
import type { Session } from '../domain/session-details.ts';

type Path = readonly string[];

/** proto ↔ domain for the values that commands and events share. */
export function readSession(message: proto.Session | undefined): Session {
  const { mode, people, ...session } = requireField(message, ['session']);
  return { ...session, mode: fromProto.mode(mode), people: readHeadcounts(people, ['people']) };
}

export function writeSession(session: Session): proto.Session {
  return {
    ...session,
    directiveIds: [...session.directiveIds],
    organiserIds: [...session.organiserIds],
    mode: session.mode === undefined ? 'MODE_UNSPECIFIED' : toProto.mode(session.mode),
    sites: session.sites.map((site) => ({ ...site })),
    people: writeHeadcounts(session.people),
  };
}

export function readReport(message: proto.Report | undefined): Report {
  const report = requireField(message, ['report']);
  return {
    unitId: report.unitId,
    period: readPeriod(report.period, ['period']),
    lines: readLines(report.lines, ['lines']),
    totals: report.totals.map(({ kinds, people, count }, index) => ({
      kinds,
      people: readHeadcounts(people, ['totals', String(index), 'people']),
      count,
    })),
    reviewId: report.reviewId,
  };
}

export function writeReport(report: Report): proto.Report {
  return {
    unitId: report.unitId,
    period: { ...report.period },
    lines: report.lines.map(writeLine),
    totals: report.totals.map(({ kinds, people, count }) => ({
      kinds: [...kinds],
      people: writeHeadcounts(people),
      count,
    })),
    reviewId: report.reviewId,
  };
}

function readLines(lines: readonly proto.ActivityLine[], path: Path): readonly ActivityLine[] {
  return lines.map((line, index) => {
    const at = [...path, String(index)];
    const people = readHeadcounts(line.people, [...at, 'people']);
    return { ...line, people, parts: readLines(line.parts, [...at, 'parts']) };
  });
}

function writeLine(line: ActivityLine): proto.ActivityLine {
  return {
    ...line,
    people: writeHeadcounts(line.people),
    organiserIds: [...line.organiserIds],
    directiveIds: [...line.directiveIds],
    parts: line.parts.map(writeLine),
  };
}
