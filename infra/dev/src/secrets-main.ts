import { makeSecrets } from './secrets.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: secrets-main.ts <folder>');
makeSecrets(folder);
