const systems = {
  linux: 'linux',
  darwin: 'darwin',
  win: 'win32',
  win32: 'win32',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
};
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  armv7: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
};
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** Optional packages that an entry names and the lock file does not hold, each once. */
export function missingOptionals(packages) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isHeld(packages, path, name)) missing.set(name, { name, version });
    }
  }
  return [...missing.values()];
}

function isHeld(packages, from, name) {
  for (let path = from; ; path = parentOf(path)) {
    if (packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`]) return true;
    if (path === '') return false;
  }
}

function parentOf(path) {
  const end = path.lastIndexOf('/node_modules/');
  return end < 0 ? '' : path.slice(0, end);
}

/** What npm itself would write, except the checksum: the platform is in the name, the version is exact. */
export function platformEntry(name, version) {
  const words = name.replace('@', '').split(/[-/]/);
  const find = (table) => words.map((word) => table[word]).find((known) => known !== undefined);
  const [os, cpu, libc] = [find(systems), find(processors), find(libraries)];
  if (!os || !cpu || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`${name}@${version}: the platform or the version cannot be told from this`);
  }
  return {
    version,
    cpu: [cpu],
    ...(os === 'linux' && libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}
