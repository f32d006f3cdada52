/** What is known of those who have been here last; who has not been for longer than `most` others begins anew. */
export class Recent<Known> {
  readonly #most: number;
  readonly #known = new Map<string, Known>();

  constructor(most: number) {
    this.#most = most;
  }

  has(who: string): boolean {
    return this.#known.has(who);
  }

  get(who: string, begin: () => Known): Known {
    const known = this.#known.get(who) ?? begin();
    // The first of a map is who has not been here for longest.
    this.#known.delete(who);
    this.#known.set(who, known);
    if (this.#known.size > this.#most) this.#known.delete(this.#known.keys().next().value!);
    return known;
  }

  forget(who: string): void {
    this.#known.delete(who);
  }
}
