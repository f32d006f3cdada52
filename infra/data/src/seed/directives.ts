import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { organ } from '../organs.ts';

interface Document {
  /** Key within the seed; also the end of its commandId. */
  readonly key: string;
  readonly symbol?: string;
  readonly type?: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn?: string;
  readonly term?: number;
  readonly year?: number;
  readonly aliases?: readonly string[];
}

/** Where the reports name no organ, the centre itself stands as issuer; unknown days stay unknown. */
const DOCUMENTS: readonly Document[] = [
  {
    key: '05-ct-tw',
    symbol: '05-CT/TW',
    type: 'chỉ thị',
    title: 'Về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
    issuer: organ('BCT'),
    term: 12,
    aliases: ['Chỉ thị 05', 'Chỉ thị 05 của Bộ Chính trị'],
  },
  {
    key: '01-kl-tw',
    symbol: '01-KL/TW',
    type: 'kết luận',
    title: 'Về tiếp tục thực hiện Chỉ thị 05-CT/TW',
    issuer: organ('BCT'),
  },
  {
    key: '208-qd-tw',
    symbol: '208-QĐ/TW',
    type: 'quy định',
    title: 'Về chức năng, nhiệm vụ, tổ chức bộ máy của trung tâm chính trị cấp huyện',
    issuer: organ('BBT'),
    issuedOn: '2019-11-08',
  },
  { key: '173-tb-tw', symbol: '173-TB/TW', title: 'Thông báo kết luận 173-TB/TW', issuer: CENTRE_ID },
  { key: '43-ct-tw', symbol: '43-CT/TW', title: 'Chỉ thị 43-CT/TW', issuer: CENTRE_ID },
  { key: '44-ct-tw', symbol: '44-CT/TW', title: 'Chỉ thị 44-CT/TW', issuer: CENTRE_ID },
  { key: '100-kl-tw', symbol: '100-KL/TW', title: 'Kết luận 100-KL/TW', issuer: CENTRE_ID },
  {
    key: '08-nq-tu-40',
    symbol: '08-NQ/TU',
    title: 'Nghị quyết 08-NQ/TU của Ban Thường vụ Tỉnh ủy Nghệ An',
    issuer: organ('BTVTU-40'),
    issuedOn: '2017-12-08',
  },
  {
    key: '04-nq-tw-12',
    symbol: '04-NQ/TW',
    title: 'Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII',
    issuer: organ('BCHTW'),
    issuedOn: '2016-10-30',
    aliases: ['Nghị quyết Trung ương 4 (khóa XII)', 'Nghị quyết số 04 (khóa XII)'],
  },
  {
    key: 'congress-13',
    type: 'nghị quyết',
    title: 'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng',
    issuer: organ('DHTW'),
    term: 13,
    aliases: ['Nghị quyết Đại hội XIII của Đảng', 'Nghị quyết Đại hội XIII'],
  },
  {
    key: 'theme-of-term',
    type: 'chuyên đề',
    title: 'Chuyên đề toàn khóa',
    issuer: CENTRE_ID,
    aliases: ['Chuyên đề toàn khoá'],
  },
  ...[2020, 2022, 2023].map((year) => ({
    key: `theme-${year}`,
    type: 'chuyên đề',
    title: `Chuyên đề năm ${year}`,
    issuer: CENTRE_ID,
    year,
    aliases: [`Chuyên đề năm ${year}`],
  })),
];

const LINKS = [
  ['01-kl-tw', '05-ct-tw', 'IMPLEMENTS'],
  ['theme-of-term', '01-kl-tw', 'THEME_OF'],
  ['theme-2020', '05-ct-tw', 'THEME_OF'],
  ['theme-2022', '05-ct-tw', 'THEME_OF'],
  ['theme-2023', '05-ct-tw', 'THEME_OF'],
] as const;

export interface SeedDirectives {
  readonly documents: readonly LoadCommand[];
  /** Links and aliases; they need the documents. */
  readonly ties: readonly LoadCommand[];
  /** Directive id by symbol or key. */
  readonly idOf: (symbolOrKey: string) => string;
}

/** The documents that the five reports name. */
export function seedDirectives(): SeedDirectives {
  const ids = new Map(
    DOCUMENTS.flatMap(({ key, symbol = key }) => [key, symbol].map((name) => [name, idOfKey(key)])),
  );
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the seed has no document ${name}`);
    return id;
  };
  const documents = DOCUMENTS.map(({ key, aliases: _aliases, ...document }) => ({
    command: 'registerDirective',
    input: { commandId: commandIdOf(key), ...document },
  }));
  const links = LINKS.map(([from, to, kind]) => ({
    command: 'linkDirectives',
    input: { commandId: `seed-link-${from}-${to}`, from: idOf(from), to: idOf(to), kind },
  }));
  const aliases = DOCUMENTS.flatMap(({ key, aliases: texts = [] }) =>
    texts.map((text, index) => ({
      command: 'addCitationAlias',
      input: { commandId: `seed-alias-${key}-${index + 1}`, directive: idOf(key), text },
    })),
  );
  return { documents, ties: [...links, ...aliases], idOf };
}

function commandIdOf(key: string): string {
  return `seed-directive-${key}`;
}

function idOfKey(key: string): string {
  return `directive:${deriveKey(commandIdOf(key))}`;
}
