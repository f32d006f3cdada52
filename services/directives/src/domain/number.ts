import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';

/** One number of one register: which document holds it. */
export type NumberEvent =
  | { readonly type: 'NumberReserved'; readonly registerKey: string; readonly directiveId: string }
  | {
      readonly type: 'NumberReleased';
      readonly registerKey: string;
      readonly directiveId: string;
      readonly reason: string;
    };

export interface ReserveNumber {
  readonly type: 'ReserveNumber';
  readonly registerKey: string;
  readonly directiveId: string;
}
export interface ReleaseNumber {
  readonly type: 'ReleaseNumber';
  readonly registerKey: string;
  readonly directiveId: string;
  readonly reason: string;
}
export type NumberCommand = ReserveNumber | ReleaseNumber;

export interface NumberState {
  /** Undefined: free. */
  readonly holderId: string | undefined;
}

export const numberDecider: Decider<NumberState, NumberCommand, NumberEvent, unknown> = {
  initialState: { holderId: undefined },
  decide,
  evolve: (_, event) => ({ holderId: event.type === 'NumberReserved' ? event.directiveId : undefined }),
};

/** Stream of the reservations of one number. */
export function numberStream(registerKey: string): string {
  return `number:${registerKey}`;
}

function decide({ holderId }: NumberState, command: NumberCommand): readonly NumberEvent[] {
  switch (command.type) {
    case 'ReserveNumber':
      return reserveNumber(holderId, command);
    case 'ReleaseNumber':
      return releaseNumber(holderId, command);
  }
}

function reserveNumber(
  holderId: string | undefined,
  { registerKey, directiveId }: ReserveNumber,
): readonly NumberEvent[] {
  if (holderId === directiveId) return [];
  if (holderId === undefined) return [{ type: 'NumberReserved', registerKey, directiveId }];
  throw refuse(
    'NUMBER_TAKEN',
    'Số này đã được đăng ký cho văn bản khác trong cùng sổ; hãy mở văn bản đó, hoặc kiểm tra lại số, cơ quan ban hành, nhiệm kỳ (năm).',
    'Another document holds this number in the same register; open that one, or check number, issuer and term (year).',
    { path: ['symbol'], facts: { directive: holderId } },
  );
}

function releaseNumber(
  holderId: string | undefined,
  { registerKey, directiveId, reason }: ReleaseNumber,
): readonly NumberEvent[] {
  return holderId === directiveId ? [{ type: 'NumberReleased', registerKey, directiveId, reason }] : [];
}
