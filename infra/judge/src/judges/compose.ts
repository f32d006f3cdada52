import { hasEngine, startComposition, type Composition, type Container } from '../compose/engine.ts';
import type { SourceHearing, SourceJudge } from '../hearing.ts';

const PROBE = 'infra/judge/src/compose/probe.mjs';
const OURS = 'trienkhai';

/** What store and broker must answer a service; everything else is refused. */
const ALLOWED = new Set(['its own commits are read', 'the broker with its account']);

/** Brings up what the compose files describe, secured, and looks at it from within. */
export const compose: SourceJudge = async ({ config, say }) => {
  const judge = 'Docker Compose';
  if (!(await hasEngine())) {
    return say({ judge, what: 'engine', result: 'none answers here: not run', ok: false });
  }
  console.log('building the image and starting everything …');
  const composition = await startComposition(config);
  try {
    say({ judge, what: 'the gateway', result: 'ready', ok: true });
    for (const container of await composition.containers()) sayOf(container, judge, say);
    await triesToWrite(composition, judge, say);
    for (const service of ['units', 'study']) await probe(composition, service, judge, say);
  } finally {
    await composition.stop();
  }
};

type Say = SourceHearing['say'];

/** Broker and store are images of others, which write where they like; what is ours does not. */
function sayOf({ service, image, user, uid, isReadOnly, dropped }: Container, judge: string, say: Say): void {
  const isOurs = image === OURS;
  const isShut = isReadOnly && dropped.includes('ALL') && user !== '' && user !== 'root';
  const told = [
    `uid ${uid}`,
    isReadOnly ? 'read-only' : 'writable',
    `without ${dropped.join(', ') || 'nothing'}`,
  ];
  say({ judge, what: service, result: told.join(', '), ok: uid !== '0' && (isShut || !isOurs) });
}

async function triesToWrite(composition: Composition, judge: string, say: Say): Promise<void> {
  const script = 'try { fs.writeFileSync("/app/x", ""); "written" } catch ({ code }) { code }';
  const result = (await composition.within('gateway', ['node', '-p', script])).trim();
  say({ judge, what: 'a file beside the code', result, ok: ['EROFS', 'EACCES'].includes(result) });
}

async function probe(composition: Composition, service: string, judge: string, say: Say): Promise<void> {
  const told = JSON.parse(await composition.within(service, ['node', PROBE])) as Record<string, string>;
  for (const [what, result] of Object.entries(told)) {
    say({ judge, what: `${service}: ${what}`, result, ok: ALLOWED.has(what) === (result === 'done') });
  }
}
