import { Link, useSearch } from 'wouter';
import { useText } from '../../i18n/bilingual.ts';
import { messages } from './messages.ts';
import { directiveHref } from './url.ts';

export interface LinkedDirective {
  readonly id: string;
  readonly symbol?: string | null | undefined;
  readonly title: string;
}

/** To the page of a document, by its symbol, or its title where it bears none. */
export function DirectiveLink({ directive }: { readonly directive: LinkedDirective }) {
  const href = directiveHref(directive.id, useSearch());
  return <Link href={href}>{directive.symbol ?? directive.title}</Link>;
}

/** Symbol and title in one text. */
export function useDirectiveTitle(): (directive: Omit<LinkedDirective, 'id'>) => string {
  const t = useText(messages);
  return ({ symbol, title }) => `${symbol ?? t.noSymbol} · ${title}`;
}
