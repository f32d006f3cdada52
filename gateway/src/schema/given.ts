/** True for an argument that is neither left out nor null: GraphQL means the same by both. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== null && value !== undefined;
}
