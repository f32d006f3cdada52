import { useNameOf } from './named.ts';

/** A document or unit by its name, its id behind it; anything else by its id. */
export function NamedId({ id }: { readonly id: string }) {
  const name = useNameOf(id);
  return name === undefined ? <code>{id}</code> : <span title={id}>{name}</span>;
}
