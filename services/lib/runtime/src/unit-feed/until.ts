import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';

export interface Awaited {
  readonly holds: () => boolean;
  /** It never will, unless somebody steps in. */
  readonly stuck: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
  readonly timeoutMs: number;
}

/** Looks again after every change. Throws DomainError NOT_YET after the bound, PARKED when stuck. */
export function until({ holds, stuck, onChange, timeoutMs }: Awaited): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = onChange(check);
    const timer = setTimeout(() => settle(() => reject(notYet())), timeoutMs);

    function settle(outcome: () => void): void {
      clearTimeout(timer);
      stop();
      outcome();
    }

    function check(): void {
      if (stuck()) settle(() => reject(parked()));
      else if (holds()) settle(resolve);
    }

    check();
  });
}

function notYet(): DomainError {
  return refuse(
    'NOT_YET',
    'Dữ liệu đơn vị chưa cập nhật tới thời điểm bạn vừa ghi; hãy thử lại sau giây lát.',
    'The units are not yet as recent as what you have just recorded; try again in a moment.',
  );
}

function parked(): DomainError {
  return refuse(
    'PARKED',
    'Một bản ghi về đơn vị không đọc được nên dữ liệu đơn vị dừng trước bản ghi đó; hãy báo quản trị viên.',
    'A record about units cannot be read, so the units stop before it; tell the administrator.',
  );
}
