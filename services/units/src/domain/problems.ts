import { DomainError, refuse } from '@trienkhai/kernel/domain-error';

/** What is wrong with a reorganisation, in the order in which it was found. */
export type Problems = DomainError[];

/** Holds to one rule and goes on; false where it was broken. */
export function noting(problems: Problems, rule: () => void): boolean {
  try {
    rule();
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    problems.push(error);
    return false;
  }
}

/** Refuses with the first problem; its facts say how many there are. */
export function requireNone(problems: Problems): void {
  const first = problems[0];
  if (!first) return;
  const { vi, en } = first.text;
  const facts = { ...first.facts, problems: String(problems.length) };
  throw refuse(first.code, vi, en, { path: first.path, facts });
}

export function invalid(path: readonly string[], vi: string, en: string): DomainError {
  return refuse('REORGANISATION_INVALID', vi, en, { path });
}
