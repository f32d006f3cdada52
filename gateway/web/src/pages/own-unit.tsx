import type { ReactNode } from 'react';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { OwnUnitDocument, type OwnUnitQuery } from '../generated/graphql.ts';
import { KEPT, useAnswer } from '../graphql/questions.ts';
import { bilingual, useText } from '../i18n/bilingual.ts';
import { useSession } from '../session/session.ts';
import { Answer } from '../ui/answer.tsx';

const messages = bilingual(
  {
    noUnit:
      'Đơn vị của tài khoản này không còn trong ngày hôm nay nên không có việc chờ. Hãy đăng nhập bằng đơn vị kế thừa.',
  },
  {
    noUnit:
      'The unit of this account does not exist today, so nothing is expected of it. Sign in as the unit that succeeded it.',
  },
);

export type ActingUnit = NonNullable<OwnUnitQuery['unit']>;

/** What is shown to the unit in whose name the account acts today. */
export function OwnUnit({ children }: { readonly children: (unit: ActingUnit) => ReactNode }) {
  const t = useText(messages);
  const answer = useOwnUnitAnswer();
  if (!useSession()?.unit) return <p role="alert">{t.noUnit}</p>;
  return (
    <Answer to={answer}>{({ unit }) => (unit ? children(unit) : <p role="alert">{t.noUnit}</p>)}</Answer>
  );
}

/** The same unit; undefined while that is looked up, where it does not exist today, and for nobody. */
export function useOwnUnit(): ActingUnit | undefined {
  return useOwnUnitAnswer().data?.unit ?? undefined;
}

function useOwnUnitAnswer() {
  const unit = useSession()?.unit;
  const own = unit && { level: unit.level.toUpperCase() as Level, code: unit.code };
  return useAnswer(OwnUnitDocument, own, KEPT);
}
