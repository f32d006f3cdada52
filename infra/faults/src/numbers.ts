import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { Commit } from '@trienkhai/runtime/commit-store';

/**
 * What is wrong between the numbers of a directives store and the directives that bear them, in sentences;
 * nothing is: an empty list. Every number that is held is borne by the directive that holds it, and every
 * registered directive holds its number.
 */
export function numberProblems(commits: readonly Commit[]): string[] {
  const holders = new Map<string, string>();
  const bearers = new Map<string, string>();
  for (const { type, data } of commits.flatMap(({ events }) => events)) {
    const name = type.slice(type.lastIndexOf('.') + 1);
    const [key, id] = [data['registerKey'] as string, data['directiveId'] as string];
    if (name === 'NumberReserved') holders.set(key, id);
    if (name === 'NumberReleased' && holders.get(key) === id) holders.delete(key);
    if (name === 'DirectiveRegistered')
      bearers.set(id, (data['facts'] as JsonObject)['registerKey'] as string);
  }
  const unborne = [...holders].filter(([key, id]) => bearers.get(id) !== key);
  const unheld = [...bearers].filter(([id, key]) => holders.get(key) !== id);
  return [
    ...unborne.map(([key, id]) => `${key} is held by ${id}, which does not bear it`),
    ...unheld.map(([id, key]) => `${id} bears ${key}, which it does not hold`),
  ];
}
