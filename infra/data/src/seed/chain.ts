import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { committeeId } from '../organs.ts';
import { seedDirectives } from './directives.ts';

const PLAN = 'seed-directive-plan-2022-918';

/** The district's plan that a half-year report names, and what leads to it from 05-CT/TW. */
export function chainToDistrict(): readonly (readonly LoadCommand[])[] {
  const { idOf } = seedDirectives();
  const plan = {
    commandId: PLAN,
    type: 'kế hoạch',
    title: 'Kế hoạch của Quận ủy Bình Thủy thực hiện chuyên đề năm 2022',
    issuer: committeeId('district:918'),
    year: 2022,
  };
  const links = [
    {
      from: idOf('theme-2022'),
      to: idOf('theme-of-term'),
      kind: 'IMPLEMENTS',
      as: 'theme-2022-theme-of-term',
    },
    { from: `directive:${deriveKey(PLAN)}`, to: idOf('theme-2022'), kind: 'PLANS', as: 'plan-2022-918' },
  ];
  return [
    [{ command: 'registerDirective', input: plan }],
    links.map(({ as, ...link }) => ({
      command: 'linkDirectives',
      input: { commandId: `seed-link-${as}`, ...link },
    })),
  ];
}
