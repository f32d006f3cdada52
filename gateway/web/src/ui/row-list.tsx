import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../i18n/bilingual.ts';
import { messages } from './messages.ts';
import { Place, type PlaceProps } from './place.tsx';

interface RowListProps {
  /** One for each row. */
  readonly rows: readonly Row[];
  readonly add: string;
  readonly onAdd: () => void;
  readonly onRemove: (at: number) => void;
}

type Row = Required<Omit<PlaceProps, 'className'>>;

/** A list that is written row by row, each with what is wrong with it and the way to leave it out. */
export function RowList({ rows, add, onAdd, onRemove }: RowListProps) {
  const t = useText(messages);
  const list = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const takeUp = () => {
    flushSync(onAdd);
    const added = list.current?.lastElementChild;
    added?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  const remove = (at: number) => {
    onRemove(at);
    adding.current?.focus();
  };
  return (
    <>
      <div ref={list}>
        {rows.map(({ name, children, ...place }, at) => (
          <Place key={place.id} {...place} name={name} className="row">
            {children}
            <button type="button" className="quiet" aria-label={t.remove(name)} onClick={() => remove(at)}>
              {t.removeShort}
            </button>
          </Place>
        ))}
      </div>
      <button ref={adding} type="button" onClick={takeUp}>
        {add}
      </button>
    </>
  );
}
