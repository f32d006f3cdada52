import { join, resolve } from 'node:path';
import type { PeerName } from '@trienkhai/runtime/config';
import type { Peer } from '@trienkhai/runtime/peer-identity';
import { issueIdentities, type Participant } from '@trienkhai/runtime/peer-identity/issue';

const FOLDER = resolve(import.meta.dirname, '../../../../.trienkhai/test/peers');

/** The folder of an identity that all tests of this checkout share. */
export function testIdentity(name: Participant): string {
  issueIdentities(FOLDER);
  return join(FOLDER, name);
}

/** A service of a test, called as the gateway calls it. */
export function testPeer(name: PeerName, address: string): Peer {
  return { name, address, identity: testIdentity('gateway') };
}
