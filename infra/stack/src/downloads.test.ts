import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fetchOnce, verifyFolder } from './downloads.ts';

let home: string;
let pins: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'trienkhai-downloads-'));
  pins = join(home, 'pins');
  await writeFile(pins, 'one');
});

afterEach(() => rm(home, { recursive: true, force: true }));

const fetchFile = (folder: string) => writeFile(join(folder, 'file'), 'content');

test('what is complete is not fetched again', async () => {
  const folder = join(home, 'kafka');
  expect((await fetchOnce(folder, pins, fetchFile)).fetched).toBe(true);
  expect((await fetchOnce(folder, pins, fetchFile)).fetched).toBe(false);
});

test('other pins mean another download', async () => {
  const folder = join(home, 'kafka');
  await fetchOnce(folder, pins, fetchFile);
  await writeFile(pins, 'two');
  expect((await fetchOnce(folder, pins, fetchFile)).fetched).toBe(true);
});

test('a download that fails leaves nothing behind', async () => {
  const failing = () => Promise.reject(new Error('no network'));
  await expect(fetchOnce(join(home, 'kafka'), pins, failing)).rejects.toThrow('no network');
  expect(await readdir(home)).toEqual(['pins']);
});

test('what a killed download left is removed, and a folder without its mark is fetched anew', async () => {
  const gone = 4_194_305;
  await mkdir(join(home, `kafka.unfinished-${gone}`));
  await mkdir(join(home, 'kafka'));
  expect((await fetchOnce(join(home, 'kafka'), pins, fetchFile)).fetched).toBe(true);
  expect((await readdir(home)).sort()).toEqual(['kafka', 'pins']);
});

test('a file that is changed, missing or unknown is refused', async () => {
  const sha256 = createHash('sha256').update('content').digest('hex');
  await mkdir(join(home, 'jars'));
  await writeFile(join(home, 'jars', 'a.jar'), 'content');
  await verifyFolder(join(home, 'jars'), `${sha256}  a.jar\n`);
  await writeFile(join(home, 'jars', 'b.jar'), 'other');
  const check = verifyFolder(join(home, 'jars'), `${'0'.repeat(64)}  a.jar\n${sha256}  c.jar\n`);
  await expect(check).rejects.toThrow(
    /b\.jar is not pinned[^]*a\.jar has another checksum[^]*c\.jar is missing/,
  );
});
