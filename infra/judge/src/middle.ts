/** The one in the middle of an odd number of measurements, by what is measured of each. */
export function middle<Item>(items: readonly Item[], measure: (item: Item) => number): Item {
  return items.toSorted((a, b) => measure(a) - measure(b))[Math.floor(items.length / 2)]!;
}
