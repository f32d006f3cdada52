import type { StandingQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { messages } from '../../outbox/messages.ts';
import { eventName } from './event-names.ts';

type Change = Pick<StandingQuery['history']['nodes'][number], 'actor' | 'recordedAt' | 'what'>;

/** Who changed a record last, when, and how. */
export function LastRecorded({ of: { actor, recordedAt, what } }: { readonly of: Change }) {
  const t = useText(messages);
  const { instant } = useFormat();
  return t.judgedBy(actor, instant(recordedAt), eventName(what, useLanguage()));
}
