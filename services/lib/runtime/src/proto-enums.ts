import type * as words from '@trienkhai/kernel/vocabulary';
import {
  HEADCOUNT_UNITS,
  LEVELS,
  MODES,
  QUALIFIERS,
  ROLES,
  SCOPES,
  SHARES,
  STAGES,
} from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/common/v1/types';

/** Domain word → wire word: `toProto.mode('IN_PERSON')` is `'MODE_IN_PERSON'`. */
export const toProto = {
  level: (word: words.Level): proto.Level => `LEVEL_${word}`,
  share: (word: words.Share): proto.Share => `SHARE_${word}`,
  stage: (word: words.Stage): proto.Stage => `STAGE_${word}`,
  headcountUnit: (word: words.HeadcountUnit): proto.HeadcountUnit => `HEADCOUNT_UNIT_${word}`,
  qualifier: (word: words.Qualifier): proto.Qualifier => `QUALIFIER_${word}`,
  mode: (word: words.Mode): proto.Mode => `MODE_${word}`,
  role: (word: words.Role): proto.Role => `ROLE_${word}`,
  scope: (word: words.Scope): proto.Scope => `SCOPE_${word}`,
};

/** Wire word → domain word; undefined for an unspecified or unknown one. */
export const fromProto = {
  level: reader('LEVEL_', LEVELS),
  share: reader('SHARE_', SHARES),
  stage: reader('STAGE_', STAGES),
  headcountUnit: reader('HEADCOUNT_UNIT_', HEADCOUNT_UNITS),
  qualifier: reader('QUALIFIER_', QUALIFIERS),
  mode: reader('MODE_', MODES),
  role: reader('ROLE_', ROLES),
  scope: reader('SCOPE_', SCOPES),
};

function reader<Word extends string>(prefix: string, list: readonly Word[]) {
  const known = new Map(list.map((word) => [`${prefix}${word}`, word]));
  return (wire: string): Word | undefined => known.get(wire);
}
