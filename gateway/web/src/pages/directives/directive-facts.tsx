import { readSymbol } from '@trienkhai/kernel/document-symbol';
import { useText } from '../../i18n/bilingual.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/language.ts';
import { words } from '../../i18n/words.ts';
import { Fact } from '../../ui/fact.tsx';
import { UnitLink } from '../units/unit-link.tsx';
import { DirectiveLink } from './directive-link.tsx';
import type { ShownDirective } from './directive-page.tsx';
import { messages } from './messages.ts';
import { Standing } from './register.tsx';

/** What the register says of a document, and whom it binds. */
export function DirectiveFacts({ directive }: { readonly directive: ShownDirective }) {
  const t = useText(messages);
  const { day } = useFormat();
  const { issuer, issuedOn, type, term, year, sample, aliases, supersededBy, recallReason } = directive;
  return (
    <dl className="facts">
      <Fact term={t.issuer}>
        <UnitLink unit={issuer} />
      </Fact>
      <Fact term={t.issuedOn}>{issuedOn ? day(issuedOn) : t.unknownDay}</Fact>
      <Fact term={t.type}>{type}</Fact>
      {typeof term === 'number' && <Fact term={t.term}>{term}</Fact>}
      {typeof year === 'number' && <Fact term={t.registerYear}>{year}</Fact>}
      <Fact term={t.status}>
        <Standing directive={directive} /> {sample && <span className="mark">{t.sample}</span>}
      </Fact>
      {supersededBy && (
        <Fact term={t.supersededBy}>
          <DirectiveLink directive={supersededBy} /> {supersededBy.symbol ? supersededBy.title : ''}
        </Fact>
      )}
      {recallReason && <Fact term={t.recallReason}>{recallReason}</Fact>}
      <Fact term={t.addressees}>
        <Addressees addressees={directive.addressees} />
      </Fact>
      {directive.access === 'ADDRESSEES' && <Fact term={t.access}>{t.addresseesAlone}</Fact>}
      {aliases.length > 0 && <Fact term={t.aliases}>{aliases.join('; ')}</Fact>}
      <Source source={directive.source} />
      <Warnings directive={directive} />
    </dl>
  );
}

function Addressees({ addressees }: Pick<ShownDirective, 'addressees'>) {
  const t = useText(messages);
  const { level } = useText(words);
  if (addressees?.units.length) {
    return (
      <ul className="plain">
        {addressees.units.map((unit) => (
          <li key={unit.id}>
            <UnitLink unit={unit} />
          </li>
        ))}
      </ul>
    );
  }
  if (addressees?.levels.length) {
    return `${t.addressedLevels}: ${addressees.levels.map((each) => level[each]).join(', ')}`;
  }
  return t.everyUnit;
}

/** Only web addresses become links: the register takes any text for an address. */
function Source({ source }: Pick<ShownDirective, 'source'>) {
  const t = useText(messages);
  const { url, fileName } = source ?? {};
  if (!url && !fileName) return null;
  const said = fileName ?? url;
  const leads = url && /^https?:\/\//.test(url);
  return (
    <Fact term={t.source}>
      {leads ? (
        <a href={url} rel="noreferrer">
          {said}
        </a>
      ) : (
        said
      )}
    </Fact>
  );
}

/** The register keeps its remarks in Vietnamese; those on the symbol are known in both languages. */
function Warnings({ directive: { symbol, issuedOn, warnings } }: { readonly directive: ShownDirective }) {
  const t = useText(messages);
  const language = useLanguage();
  if (warnings.length === 0) return null;
  const reading = readSymbol(symbol ?? '', { on: issuedOn ?? undefined });
  const known = reading.ok ? reading.warnings : [];
  return (
    <Fact term={t.warnings}>
      <ul className="plain">
        {warnings.map((said) => (
          <li key={said}>
            {known.find(({ vi }) => vi === said)?.[language] ?? <span lang="vi">{said}</span>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
