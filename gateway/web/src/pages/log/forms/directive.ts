import { ACCESSES } from '@trienkhai/kernel/vocabulary';
import { ACCESS_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Form } from '../form/form.ts';
import { unit } from './common-fields.ts';
import { ANY_TEXT, year } from './further.ts';
import { both, LEVEL_OPTIONS, optionsOf } from './options.ts';

/** A document as its text and its register describe it. */
export const directive: Form = {
  name: 'directive',
  title: both('Đăng ký văn bản', 'Directive registered'),
  command: 'registerDirective',
  day: 'issuedOn',
  start: ({ unit: own, today }) => ({ issuer: own, issuedOn: today }),
  fields: [
    {
      name: 'symbol',
      type: 'text',
      label: both('Số, ký hiệu', 'Symbol'),
      hint: both(
        'Viết kiểu nào cũng được, ví dụ 208-QĐ/TW; để trống khi văn bản không có',
        'In any spelling, for example 208-QĐ/TW; empty where it bears none',
      ),
    },
    { name: 'title', type: 'text', label: both('Trích yếu', 'Title'), required: true },
    { ...unit, name: 'issuer', label: both('Cơ quan ban hành', 'Issued by') },
    { name: 'issuedOn', type: 'day', label: both('Ngày ban hành', 'Day of issue') },
    {
      name: 'addressees',
      type: 'group',
      label: both('Nơi nhận', 'Addressees'),
      more: true,
      of: [
        {
          name: 'levels',
          type: 'choices',
          label: both('Các cấp trong địa bàn', 'Levels of the territory'),
          hint: both(
            'Không chọn cấp nào và không nêu đơn vị nào: mọi đơn vị',
            'No level and no unit: every unit',
          ),
          options: LEVEL_OPTIONS,
        },
        {
          name: 'units',
          type: 'units',
          label: both('Hoặc từng đơn vị', 'Or single units'),
          hint: both('Tên đơn vị, không cần dấu', 'Their names, accents not needed'),
        },
      ],
    },
    {
      name: 'access',
      type: 'choice',
      label: both('Phạm vi phổ biến', 'Who may know of it'),
      hint: both(
        '“Chỉ nơi nhận”: ngoài cơ quan ban hành, nơi nhận và cấp trên của họ, không ai thấy văn bản này',
        '“Addressees alone”: nobody sees it but its issuer, its addressees and the offices above them',
      ),
      options: optionsOf(ACCESSES, ACCESS_WORDS),
      more: true,
    },
    {
      name: 'type',
      type: 'text',
      label: both('Loại văn bản', 'Type'),
      hint: both(
        'Chỉ khi văn bản không có ký hiệu hoặc ký hiệu không cho biết, ví dụ “Công văn”',
        'Only where it bears no symbol, or the symbol does not tell, for example “Công văn”',
      ),
    },
    { name: 'term', type: 'count', label: both('Khóa của cấp ủy', 'Term of the committee'), more: true },
    { ...year, label: both('Năm của sổ', 'Year of the register'), required: false, more: true },
    {
      name: 'source',
      type: 'group',
      label: both('Nguồn', 'Source'),
      more: true,
      of: [
        { name: 'url', type: 'text', label: both('Địa chỉ trên mạng', 'Web address') },
        { name: 'fileName', type: 'text', label: both('Tên tệp', 'Name of the file') },
        { name: 'sha256', type: 'kept', label: both('Mã kiểm tra tệp', 'Checksum'), stored: 'sha256' },
      ],
    },
  ],
  correction: {
    command: 'correctDirective',
    prefix: 'directive',
    id: 'directive',
    rehearsal: ({ unit: own }) => ({ title: ANY_TEXT, issuer: own, reason: ANY_TEXT }),
  },
};
