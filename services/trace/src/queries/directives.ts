import { symbolKey } from '@trienkhai/kernel/document-symbol/register';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { bestRank, searchFor, type SearchRank } from '@trienkhai/kernel/vn-text';
import type { Level, LinkKind } from '@trienkhai/kernel/vocabulary';
import type { DirectiveValue, DirectiveView } from '../projections/directives.ts';
import { at } from '../projections/view.ts';
import { newestFirst, pageOf, type Page, type PageRequest } from './pages.ts';

/** A directive as it stood at the instant that is asked for. */
export interface KnownDirective {
  readonly id: string;
  readonly version: number;
  readonly value: DirectiveValue;
}

export interface DirectiveLinkSeen {
  readonly kind: LinkKind;
  readonly directiveId: string;
  /** True on the directive from which the link was made. */
  readonly outgoing: boolean;
}

/** All directives that were on record at `knownAt` (absent: now), abandoned registrations left out. */
export function knownDirectives(views: Iterable<DirectiveView>, knownAt?: string): readonly KnownDirective[] {
  const known: KnownDirective[] = [];
  for (const view of views) {
    const said = at(view, knownAt);
    if (said?.value && said.value.facts.type !== '') {
      known.push({ id: view.id, version: said.version, value: said.value });
    }
  }
  return known;
}

/** Links from a directive and to it. */
export function linksOf(
  directive: KnownDirective,
  all: readonly KnownDirective[],
): readonly DirectiveLinkSeen[] {
  const outgoing = directive.value.links.map(({ kind, toId }) => ({
    kind,
    directiveId: toId,
    outgoing: true,
  }));
  const incoming = all.flatMap((other) =>
    other.value.links
      .filter((link) => link.toId === directive.id)
      .map(({ kind }) => ({ kind, directiveId: other.id, outgoing: false })),
  );
  return [...outgoing, ...incoming];
}

export interface SymbolQuestion {
  /** In any accepted spelling. */
  readonly symbol: string;
  /** The issuer, or a territorial unit for any organ of it. */
  readonly issuerId?: UnitId | undefined;
  readonly issuedOn?: string | undefined;
}

/** Directives that bear the symbol; several: the symbol alone does not tell them apart. */
export function findBySymbol(
  all: readonly KnownDirective[],
  question: SymbolQuestion,
  history: UnitHistory,
): readonly KnownDirective[] {
  const key = symbolKey(question.symbol) ?? question.symbol.trim();
  return all
    .filter(({ value: { facts } }) => {
      if (facts.symbol === undefined || (symbolKey(facts.symbol) ?? facts.symbol) !== key) return false;
      if (question.issuedOn !== undefined && facts.issuedOn !== question.issuedOn) return false;
      return question.issuerId === undefined || issuedBy(facts.issuerId, question.issuerId, history);
    })
    .toSorted(newestIssue);
}

export interface DirectiveFilter {
  /** Part of the symbol, the title or a wording of citation, with or without marks. */
  readonly search?: string | undefined;
  readonly type?: string | undefined;
  readonly issuerId?: UnitId | undefined;
  readonly issuedFrom?: string | undefined;
  readonly issuedTo?: string | undefined;
  /** Only the themes of this document. */
  readonly themeOfId?: string | undefined;
  readonly year?: number | undefined;
  /** Of the issuer; of an organ, the level of its committee. */
  readonly level?: Level | undefined;
  readonly sample: boolean;
}

/** Where something is searched for, the best answer first; newest issue first, those without a day last. */
export function pageOfDirectives(
  all: readonly KnownDirective[],
  filter: DirectiveFilter,
  history: UnitHistory,
  page: PageRequest,
  more: (directive: KnownDirective) => boolean = () => true,
): Page<KnownDirective> {
  const rankOf = rankFor(filter.search ?? '');
  const found = all.filter((each) => {
    const { facts, links, sample } = each.value;
    if (sample && !filter.sample) return false;
    if (filter.year !== undefined && facts.year !== filter.year) return false;
    if (filter.themeOfId !== undefined && !isThemeOf(links, filter.themeOfId)) return false;
    if (filter.type !== undefined && facts.type !== filter.type) return false;
    if (filter.issuerId !== undefined && !issuedBy(facts.issuerId, filter.issuerId, history)) return false;
    if (filter.issuedFrom !== undefined && !(facts.issuedOn && facts.issuedOn >= filter.issuedFrom))
      return false;
    if (filter.issuedTo !== undefined && !(facts.issuedOn && facts.issuedOn <= filter.issuedTo)) return false;
    if (filter.level !== undefined && issuingLevel(facts.issuerId, history) !== filter.level) return false;
    return rankOf(each) !== undefined && more(each);
  });
  return pageOf(found, (each) => [rankOf(each) ?? 0, newestFirst(each.value.facts.issuedOn), each.id], page);
}

function rankFor(typed: string): (directive: KnownDirective) => SearchRank | undefined {
  const search = searchFor(typed);
  if (!search) return () => 0;
  return ({ value: { facts, aliases } }) =>
    bestRank([facts.symbol ?? '', facts.title, ...aliases].map((text) => search(text)));
}

/** Of an organ, the level of its committee. */
export function issuingLevel(issuerId: UnitId, history: UnitHistory): Level | undefined {
  const issuer = history.get(issuerId);
  return issuer?.committeeId === undefined ? issuer?.level : history.get(issuer.committeeId)?.level;
}

function isThemeOf(links: DirectiveValue['links'], id: string): boolean {
  return links.some((link) => link.kind === 'THEME_OF' && link.toId === id);
}

function issuedBy(issuerId: UnitId, asked: UnitId, history: UnitHistory): boolean {
  return issuerId === asked || history.get(issuerId)?.committeeId === asked;
}

export function newestIssue(a: KnownDirective, b: KnownDirective): number {
  const [left, right] = [a.value.facts.issuedOn ?? '', b.value.facts.issuedOn ?? ''];
  return left === right ? (a.id < b.id ? -1 : 1) : left > right ? -1 : 1;
}
