import type { Day } from '../day.ts';
import { refuse } from '../domain-error.ts';
import type { Restricted } from '../sight.ts';
import { requireDistinct, requireLength } from './text.ts';
import type { Path } from './text.ts';

/** What a service must know of a registered directive to record facts about it. */
export interface DirectiveReference {
  readonly sample: boolean;
  /** Absent: the day of issue is not known. */
  readonly issuedOn?: Day | undefined;
  /** Present: only some may know of it. */
  readonly restricted?: Restricted | undefined;
}

/** The registered directives as far as the service has read them, and the account may know of them. */
export type DirectiveLookup = (id: string) => DirectiveReference | undefined;

export function directiveUnknown(id: string, path: Path): Error {
  return refuse(
    'DIRECTIVE_UNKNOWN',
    'Không có văn bản này trong sổ; hãy đăng ký văn bản trước.',
    'This document is not in the register; register it first.',
    { path, facts: { directive: id } },
  );
}

/** A registered directive; DIRECTIVE_UNKNOWN otherwise. */
export function requireDirective(lookup: DirectiveLookup, id: string, path: Path): DirectiveReference {
  const directive = lookup(id);
  if (directive) return directive;
  throw directiveUnknown(id, path);
}

/** Registered directives, each named once; true when one of them belongs to the sample set. */
export function requireDirectives(lookup: DirectiveLookup, ids: readonly string[], path: Path): boolean {
  requireLength(ids, path);
  requireDistinct(ids, (id) => id, path);
  const found = ids.map((id, index) => requireDirective(lookup, id, [...path, String(index)]));
  return found.some((directive) => directive.sample);
}

/** A correction must not carry a fact of the reports over into the sample set. */
export function requireSameSet(recordedAsSample: boolean, nowSample: boolean, path: Path): void {
  if (recordedAsSample || !nowSample) return;
  throw refuse(
    'INVALID_ARGUMENT',
    'Văn bản thuộc bộ mẫu; hãy rút lại bản ghi này rồi ghi mới.',
    'The document belongs to the sample set; withdraw this record and record it anew.',
    { path },
  );
}
