import { isNewer, type Component } from './frames.ts';

/** As much of an entry of npm's lock file as is asked here. */
interface Entry {
  readonly version?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly deprecated?: string;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, Entry>>;
}

/** What is not for development alone, each version once. */
export function componentsIn({ packages }: LockFile): Component[] {
  const found = new Map<string, Component>();
  for (const [path, { version, link, dev, deprecated }] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || version === undefined || link === true || dev === true) continue;
    const name = path.slice(at + 'node_modules/'.length);
    found.set(`${name} ${version}`, { name, version, ...(deprecated === undefined ? {} : { deprecated }) });
  }
  return [...found.values()];
}

/** What would be held otherwise if everything were taken that those who need it allow, and the newest of its line. */
export function behindIn(held: readonly Component[], fresh: readonly Component[]) {
  return held.flatMap((component) => {
    const versions = fresh.filter(({ name }) => name === component.name).map(({ version }) => version);
    // Somebody allows no other.
    if (versions.includes(component.version)) return [];
    const newer = versions.find((version) => isNewer(component, version));
    return newer === undefined ? [] : [{ ...component, newer }];
  });
}

/** What is deprecated of what is held; a maker may have said so since it was written down. */
export function deprecatedIn(held: readonly Component[], fresh: readonly Component[]): Component[] {
  const now = new Map(fresh.map(({ name, version, deprecated }) => [`${name} ${version}`, deprecated]));
  return held
    .map((each) => ({ ...each, deprecated: now.get(`${each.name} ${each.version}`) ?? each.deprecated }))
    .filter(({ deprecated }) => deprecated !== undefined);
}

export interface Manifest {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Asks for the newest release of each line instead of the one that is in use. */
export function loosened<Given extends Manifest>(manifest: Given): Given {
  const all = (asked: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries(asked).map(([name, version]) => [
        name,
        // Workspaces are asked for by the version that they have.
        /^\d/.test(version) && !name.startsWith('@trienkhai/') ? `^${version}` : version,
      ]),
    );
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return {
    ...manifest,
    dependencies: all(dependencies),
    devDependencies: all(devDependencies),
    optionalDependencies: all(optionalDependencies),
  };
}
