import { DirectiveListDocument, type DirectiveListQuery } from '../../generated/graphql.ts';
import { usePages } from '../../graphql/pages.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { Pages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { fullName } from '../rollout/unit-words.ts';
import { DirectiveLink } from './directive-link.tsx';
import { messages } from './messages.ts';
import type { DirectivesUrl } from './url.ts';

/** Registered documents that fit the filters, newest first. */
export function Register({ url }: { readonly url: DirectivesUrl }) {
  const t = useText(messages);
  const { number } = useFormat();
  const filter = filterOf(url);
  const pages = usePages(DirectiveListDocument, { filter, first: 50 }, ({ directives }) => directives);
  return (
    <Pages of={pages}>
      {(answers) => {
        const total = answers[0]?.directives.totalCount ?? 0;
        if (total === 0) return <p role="status">{isNarrowed(url) ? t.none : t.noneAtAll}</p>;
        return (
          <Table
            caption={<span role="status">{t.count(number(total))}</span>}
            heads={[t.symbol, t.heading, t.issuer, t.issuedOn, t.status]}
          >
            {answers
              .flatMap(({ directives }) => directives.nodes)
              .map((directive) => (
                <DirectiveRow key={directive.id} directive={directive} />
              ))}
          </Table>
        );
      }}
    </Pages>
  );
}

function isNarrowed({ search, type, from, to, level }: DirectivesUrl): boolean {
  return [search, type, from, to, level].some((each) => each !== undefined);
}

function filterOf({ search, type, from, to, level, sample }: DirectivesUrl) {
  return {
    ...(search === undefined ? {} : { search }),
    ...(type === undefined ? {} : { type }),
    ...(from === undefined ? {} : { issuedFrom: from }),
    ...(to === undefined ? {} : { issuedTo: to }),
    ...(level === undefined ? {} : { level }),
    sample: sample === '1',
  };
}

type Listed = DirectiveListQuery['directives']['nodes'][number];

function DirectiveRow({ directive }: { readonly directive: Listed }) {
  const t = useText(messages);
  const { day } = useFormat();
  const { symbol, title, issuer, issuedOn, sample } = directive;
  return (
    <tr>
      <th scope="row">
        <DirectiveLink directive={directive} />
      </th>
      <td>
        {symbol ? title : ''} {sample && <span className="mark">{t.sample}</span>}
      </td>
      <td>{fullName(issuer)}</td>
      <td>{issuedOn ? day(issuedOn) : t.unknownDay}</td>
      <td>
        <Standing directive={directive} />
      </td>
    </tr>
  );
}

interface Stood {
  readonly recalledOn?: string | null | undefined;
  readonly supersededOn?: string | null | undefined;
}

/** Whether a document still stands. */
export function Standing({ directive: { recalledOn, supersededOn } }: { readonly directive: Stood }) {
  const t = useText(messages);
  const { day } = useFormat();
  if (recalledOn) return t.recalled(day(recalledOn));
  if (supersededOn) return t.superseded(day(supersededOn));
  return t.inForce;
}
