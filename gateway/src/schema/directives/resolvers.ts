import { readSymbol } from '@trienkhai/kernel/document-symbol';
import { refuse, type BilingualText, type DomainError } from '@trienkhai/kernel/domain-error';
import type { DirectiveView } from '@trienkhai/proto/trienkhai/trace/v1/model';
import { asOfAsked, knownUnit, unitsOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import {
  directiveNode,
  loadDirective,
  loadDirectives,
  namedUnit,
  namedUnits,
  type DirectiveNode,
} from '../nodes.ts';
import { readContext } from '../read.ts';
import { known } from '../words.ts';
import { listRequest } from './list-request.ts';
import { isGiven } from '../given.ts';

type Parts = 'Query' | 'Directive' | 'Addressees' | 'TargetDays' | 'DirectiveLink';

export const directiveResolvers: Pick<Resolvers, Parts> = {
  Query: {
    directive: async (_, { symbol, issuer, issuedOn, ...times }, { read }) => {
      const reading = readSymbol(symbol);
      if (!reading.ok) throw symbolInvalid(symbol, reading.reason);
      const asOf = asOfAsked(read, times);
      if (isGiven(issuer)) knownUnit(unitsOf(asOf), issuer, 'issuer');
      const request = {
        context: readContext(asOf),
        symbol,
        issuerId: issuer ?? undefined,
        issuedOn: issuedOn ?? undefined,
      };
      const { directives, at } = await read.caller.peers.trace.findDirectives(request, read.call);
      await read.noted(at);
      if (directives.length > 1) throw ambiguous(symbol, directives);
      return directives[0] ? directiveNode(asOf, directives[0]) : null;
    },
    directives: (_, args, { read }) => {
      const asOf = asOfAsked(read, args);
      const request = listRequest(asOf, args);
      const fetch = (page: { first: number; after?: string | undefined }) =>
        read.caller.peers.trace.listDirectives({ ...request, page }, read.call);
      return fetchPage(read, args, fetch, (view) => directiveNode(asOf, view));
    },
    parseSymbol: (_, { text }) => symbolReading(text),
    resolveCitation: async (_, { text, ...times }, { read }) => {
      const asOf = asOfAsked(read, times);
      const request = { context: readContext(asOf), text };
      const { directive, candidates, reason } = await read.caller.peers.trace.resolveCitation(
        request,
        read.call,
      );
      return {
        directive: directive ? directiveNode(asOf, directive) : null,
        candidates: candidates.map((each) => directiveNode(asOf, each)),
        reason,
      };
    },
  },
  Directive: {
    issuer: ({ asOf, issuerId }) => namedUnit(asOf, issuerId),
    addressees: ({ asOf, addressees }) => (addressees ? { ...addressees, asOf } : null),
    access: ({ access }) => (access === 'ACCESS_ADDRESSEES' ? 'ADDRESSEES' : 'OPEN'),
    links: ({ asOf, links }) => links.map((link) => ({ ...link, asOf })),
    themes: (node, { year }) => themesOf(node, year),
    themeOf: ({ asOf, links }) => {
      const link = links.find(({ kind, outgoing }) => kind === 'LINK_KIND_THEME_OF' && outgoing);
      return link ? loadDirective(asOf, link.directiveId) : null;
    },
    supersededBy: ({ asOf, supersededById }) => (supersededById ? loadDirective(asOf, supersededById) : null),
  },
  Addressees: {
    levels: ({ levels }) => levels.map((level) => known('LEVEL_', level)),
    units: ({ asOf, unitIds }) => namedUnits(asOf, unitIds),
  },
  TargetDays: {
    stage: ({ stage }) => known('STAGE_', stage),
    level: ({ level }) => known('LEVEL_', level),
  },
  DirectiveLink: {
    kind: ({ kind }) => known('LINK_KIND_', kind),
    directive: ({ asOf, directiveId }) => loadDirective(asOf, directiveId),
    direction: ({ outgoing }) => (outgoing ? 'OUTGOING' : 'INCOMING'),
  },
};

async function themesOf({ asOf, links }: DirectiveNode, year: number | null | undefined) {
  const incoming = links.filter(({ kind, outgoing }) => kind === 'LINK_KIND_THEME_OF' && !outgoing);
  const themes = await loadDirectives(
    asOf,
    incoming.map(({ directiveId }) => directiveId),
  );
  const asked = isGiven(year) ? themes.filter((theme) => theme.year === year) : themes;
  return asked.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

function symbolReading(text: string) {
  const reading = readSymbol(text);
  if (reading.ok) return { ...reading, warnings: reading.warnings.map(inBoth) };
  return { ok: false, normalised: reading.normalised, warnings: [], reason: inBoth(reading.reason) };
}

function inBoth({ vi, en }: BilingualText): string {
  return `${vi} / ${en}`;
}

function symbolInvalid(symbol: string, reason: BilingualText): DomainError {
  return refuse('SYMBOL_INVALID', `"${symbol}": ${reason.vi}`, `"${symbol}": ${reason.en}`, {
    path: ['symbol'],
  });
}

function ambiguous(symbol: string, directives: readonly DirectiveView[]): DomainError {
  return refuse(
    'AMBIGUOUS',
    `Có ${directives.length} văn bản mang ký hiệu ${symbol}. Cho thêm cơ quan ban hành (issuer) hoặc ngày ban hành (issuedOn).`,
    `${directives.length} documents bear the symbol ${symbol}. Give the issuer or the day of issue as well.`,
    { path: ['symbol'], facts: { candidates: directives.map(({ id }) => id).join(',') } },
  );
}
