import { performance } from 'node:perf_hooks';
import { makeAndSave, verifySaved, type Ground } from './ours.ts';

const [name, ground = ''] = process.argv.slice(2);
const begun = performance.now();
await (name === 'make' ? makeAndSave : verifySaved)(JSON.parse(ground) as Ground);
const seconds = (performance.now() - begun) / 1_000;
console.log(JSON.stringify({ name, seconds, megabytes: process.resourceUsage().maxRSS / 1_024 }));
