import { parse } from 'graphql';
import type { LevelReportingAnswer, ListAnswer, NameAnswer } from '../answers.ts';
import { paragraph, type Block, type Row, type Section } from '../document.ts';
import { askOf, figure, fullName, NAMED, percentage, type Ground } from '../ground.ts';
import { joined } from './activity-sentence.ts';

const QUESTION = parse(`
  ${NAMED}
  query Reporting($period: ID!, $unit: ID!, $on: Date!, $knownAt: DateTime) {
    reporting(period: $period, within: $unit, on: $on, knownAt: $knownAt) {
      levels {
        level expected reported approved returned missing partly onTime late overdue completeness timeliness
      }
      rows(state: MISSING, first: 100) { totalCount nodes { unit { ...named } } }
    }
  }`);

interface Answer {
  readonly reporting: {
    readonly levels: readonly LevelReportingAnswer[];
    readonly rows: ListAnswer<{ readonly unit: NameAnswer }>;
  };
}

/** Who has reported for the period inside the unit. */
export async function reporting(ground: Ground): Promise<Section> {
  const { words, scope } = ground;
  const { title, nobody, noPeriod, missing } = words.reporting;
  if (!scope.period) return { title, blocks: [paragraph(noPeriod)] };
  const { reporting: answer } = await askOf<Answer>(ground, QUESTION, { period: scope.period.id });
  if (answer.levels.length === 0) return { title, blocks: [paragraph(nobody)] };
  const { totalCount, nodes } = answer.rows;
  const blocks: Block[] = [table(ground, answer.levels)];
  if (totalCount > 0) {
    const names = nodes.map(({ unit }) => fullName(unit));
    blocks.push(paragraph(missing(figure(ground, totalCount), joined(ground, names))));
  }
  if (totalCount > nodes.length) {
    blocks.push(paragraph(words.more(figure(ground, totalCount - nodes.length))));
  }
  return { title, blocks };
}

function table(ground: Ground, levels: readonly LevelReportingAnswer[]): Block {
  const { columns, caption } = ground.words.reporting;
  return {
    type: 'table',
    caption: caption(ground.label),
    columns: columns.map((title, index) => ({ title, share: index === 0 ? 14 : 9, numeric: index > 0 })),
    rows: levels.map((level) => rowOf(ground, level)),
    notes: [],
  };
}

function rowOf(ground: Ground, each: LevelReportingAnswer): Row {
  const { expected, reported, approved, returned, missing, onTime, late, overdue } = each;
  const counts = [expected, reported, approved, returned, missing, onTime, late, overdue];
  return {
    cells: [
      ground.words.level[each.level],
      ...counts.map((count) => figure(ground, count)),
      percentage(ground, each.completeness),
      percentage(ground, each.timeliness),
    ],
  };
}
