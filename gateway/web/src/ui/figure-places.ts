interface Place {
  readonly row: number;
  readonly column: number;
}

/** Which of the figures a key leads to from the one that has the focus; undefined: it leads nowhere. */
export function nextPlace(places: readonly Place[], from: number, key: string): number | undefined {
  const here = places[from];
  if (!here) return undefined;
  const inRow = places.flatMap(({ row }, index) => (row === here.row ? [index] : []));
  const inColumn = places.flatMap(({ column }, index) => (column === here.column ? [index] : []));
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowRight: inRow[inRow.indexOf(from) + 1],
    ArrowLeft: inRow[inRow.indexOf(from) - 1],
    ArrowDown: inColumn[inColumn.indexOf(from) + 1],
    ArrowUp: inColumn[inColumn.indexOf(from) - 1],
    Home: inRow[0],
    End: inRow.at(-1),
  };
  return steps[key];
}
