import { issueIdentities } from '@trienkhai/runtime/peer-identity/issue';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: identities-main.ts <folder>');
issueIdentities(folder);
