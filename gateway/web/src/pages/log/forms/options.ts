import type { BilingualText } from '@trienkhai/kernel/domain-error';
import { LEVELS } from '@trienkhai/kernel/vocabulary';
import { ACTIVITY_WORDS, LEVEL_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Option } from '../form/form.ts';

interface Words<Word extends string> {
  readonly vi: Readonly<Record<Word, string>>;
  readonly en: Readonly<Record<Word, string>>;
}

const alone = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A closed list with its words, in the order of the list. */
export function optionsOf<Word extends string>(list: readonly Word[], words: Words<Word>): readonly Option[] {
  return list.map((word) => [word, both(alone(words.vi[word]), alone(words.en[word]))]);
}

export const both = (vi: string, en: string): BilingualText => ({ vi, en });

/** Kinds that offices count. */
export const ACTIVITIES = optionsOf(
  [
    'study-class',
    'training-class',
    'reporter-conference',
    'political-training',
    'party-awareness-class',
    'new-member-class',
    'party-work-class',
    'party-work-training-conference',
  ],
  ACTIVITY_WORDS,
);

/** The centre is seldom meant, so it comes last. */
export const LEVEL_OPTIONS = optionsOf(
  [...LEVELS.filter((level) => level !== 'CENTRE'), 'CENTRE' as const],
  LEVEL_WORDS,
);
