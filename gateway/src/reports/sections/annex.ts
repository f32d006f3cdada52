import type { FactAnswer } from '../answers.ts';
import { paragraph, type Row, type Section } from '../document.ts';
import { MISSING } from '../formats.ts';
import { dayText, fullName, type Ground } from '../ground.ts';

/** Figures that are recorded inside the scope and that no rule counts; none: no annex. */
export function annex(ground: Ground, facts: readonly FactAnswer[]): Section[] {
  if (facts.length === 0) return [];
  const { title, about, caption, columns } = ground.words.annex;
  const shares = [30, 40, 30];
  const table = {
    type: 'table' as const,
    caption,
    columns: columns.map((name, index) => ({ title: name, share: shares[index] ?? 30 })),
    rows: facts.map((fact) => rowOf(ground, fact)),
    notes: [],
  };
  return [{ title, blocks: [paragraph(about), table] }];
}

function rowOf(ground: Ground, fact: FactAnswer): Row {
  const { words, formats } = ground;
  const { fact: names } = words.annex;
  if (fact.__typename === 'Report') {
    const { from, to, label } = fact.period;
    const days = words.span(formats.day(from), formats.day(to));
    return { cells: [names.Report, fullName(fact.unit), label ? [label, days] : days] };
  }
  if (fact.__typename === 'Session') {
    const { kinds } = words;
    return {
      cells: [
        [names.Session, kinds[fact.kind] ?? fact.kind],
        fullName(fact.unit),
        dayText(ground, fact.heldOn),
      ],
    };
  }
  return { cells: [names.other, MISSING, MISSING] };
}
