import { createHash } from 'node:crypto';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { RowCommand } from './counterparts.ts';

/**
 * Tells rows of one file that say the same thing: of a million rows it keeps a 64-bit digest and a line each,
 * 24 MB at most. Returns the line of the earlier row.
 */
export function createDuplicates(): (key: string, line: number) => number | undefined {
  let size = 0;
  let digests = new BigUint64Array(1024);
  let lines = new Uint32Array(1024);

  function slotOf(digest: bigint): number {
    const mask = digests.length - 1;
    let slot = Number(digest & BigInt(mask));
    while (digests[slot] !== 0n && digests[slot] !== digest) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldDigests, oldLines] = [digests, lines];
    digests = new BigUint64Array(oldDigests.length * 2);
    lines = new Uint32Array(oldLines.length * 2);
    oldDigests.forEach((digest, at) => {
      if (digest === 0n) return;
      const slot = slotOf(digest);
      digests[slot] = digest;
      lines[slot] = oldLines[at]!;
    });
  }

  return (key, line) => {
    const digest = digestOf(key);
    const slot = slotOf(digest);
    if (digests[slot] === digest) return lines[slot];
    digests[slot] = digest;
    lines[slot] = line;
    size += 1;
    if (size * 2 > digests.length) grow();
    return undefined;
  };
}

function digestOf(key: string): bigint {
  // 0 marks an empty slot.
  return createHash('sha256').update(key).digest().readBigUInt64LE() || 1n;
}

/** What must be there once: a unit's stage under a directive, a fact to be put right, or the whole row. */
export function keyOf({ command, body }: RowCommand): string {
  const { stage, directive, unit, session, report, milestone, review, visit } = body;
  const fact = session ?? report ?? milestone ?? review ?? visit;
  if (command.startsWith('correct') && typeof fact === 'string') return `fact ${fact}`;
  const staged =
    STAGES.has(command) &&
    typeof directive === 'string' &&
    typeof unit === 'string' &&
    body['on'] !== undefined;
  if (staged) return `stage ${stageOf(command, stage)} ${directive} ${unit}`;
  return `row ${command} ${JSON.stringify(body)}`;
}

const STAGE_OF: Readonly<Record<string, string>> = {
  recordReceipt: 'RECEIVED',
  adoptPlan: 'PLANNED',
  adoptProgramme: 'PROGRAMME',
  completeStudy: 'STUDIED',
  correctStudyCompletion: 'STUDIED',
};
const STAGES: ReadonlySet<string> = new Set([...Object.keys(STAGE_OF), 'correctUnitStage']);

function stageOf(command: string, stage: unknown): string {
  return STAGE_OF[command] ?? (typeof stage === 'string' ? stage : '');
}

export function duplicate(line: number): DomainError {
  return refuse(
    'ROW_DUPLICATE',
    `Dòng này trùng với dòng ${line}. Giữ một dòng.`,
    `This row repeats line ${line}. Keep one of them.`,
    { facts: { line: String(line) } },
  );
}
