import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const baseline = 'proto/baseline.binpb';

/**
 * The committed image decides, since a fresh or shallow clone has no other history; before there is one, the last
 * commit does. `buf build proto -o proto/baseline.binpb` accepts a contract as the one not to break.
 */
export function contractArguments(root, buf) {
  const against = existsSync(join(root, baseline)) ? baseline : lastCommit(root);
  return against ? [buf, 'breaking', 'proto', '--against', against] : [buf, 'build', 'proto'];
}

function lastCommit(root) {
  const { status } = spawnSync('git', ['cat-file', '-e', 'HEAD:proto/buf.yaml'], { cwd: root });
  return status === 0 ? '.git#ref=HEAD,subdir=proto' : null;
}
