/** A word of the domain in one language. */
export interface GlossaryWord {
  readonly word: string;
  readonly meaning: string;
}
export type Glossary = Readonly<Record<'vi' | 'en', Readonly<Record<string, GlossaryWord>>>>;

/** The words of docs/glossary.md that are explained in both languages, by the first name that code has for them. */
export function readGlossary(markdown: string): Glossary {
  const entries = markdown.split('\n').flatMap(readRow);
  const keys = entries.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`the glossary explains ${twice} twice`);
  const inOne = (language: 'vi' | 'en') =>
    Object.fromEntries(entries.map((entry) => [entry.key, entry[language]]));
  return { vi: inOne('vi'), en: inOne('en') };
}

/** The module that the console imports: a word that is not explained is a type error there. */
export function glossaryModule(glossary: Glossary): string {
  const keys = Object.keys(glossary.vi).map((key) => `'${key}'`);
  return `export type TermKey = ${keys.join(' | ')};
export interface TermWords { readonly word: string; readonly meaning: string }
export const glossary: Readonly<Record<'vi' | 'en', Readonly<Record<TermKey, TermWords>>>> = ${JSON.stringify(glossary)};
`;
}

function readRow(line: string) {
  if (!line.startsWith('|')) return [];
  const [vi = '', en = '', code = '', meaning = '', nghia = ''] = line
    .slice(1)
    .split('|')
    .map((cell) => cell.trim());
  const [, key] = /^`(\w+)`/.exec(code) ?? [];
  if (key === undefined || meaning === '' || nghia === '') return [];
  return [{ key, vi: { word: vi, meaning: plain(nghia) }, en: { word: en, meaning: plain(meaning) } }];
}

const plain = (text: string) => text.replaceAll('`', '');
