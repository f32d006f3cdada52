import { bilingual } from '../i18n/bilingual.ts';

export const messages = bilingual(
  {
    keys: 'Phím tắt',
    key: 'Phím',
    does: 'Tác dụng',
    questionMark: 'Mở trang trợ giúp này',
    oneKey: 'Dùng phím tắt một phím (?)',
    oneKeyHint: 'Tắt đi nếu trình đọc màn hình hoặc giọng nói dùng phím này.',
    moves: [
      ['Tab, Shift + Tab', 'Đến mục sau, mục trước'],
      ['Enter', 'Mở liên kết, bấm nút, nhận gợi ý hoặc giá trị vừa gõ'],
      ['↑ ↓', 'Trong danh sách gợi ý: đi lên, đi xuống'],
      [
        '← ↑ → ↓, Home, End',
        'Trong bảng số liệu: từ con số này đến con số khác; Enter xem vì sao có con số đó',
      ],
      ['Esc', 'Đóng hộp đang mở, gợi ý hoặc lời giải thích'],
    ] as readonly (readonly [string, string])[],
    glossary: 'Thuật ngữ',
    findTerm: 'Tìm thuật ngữ',
    noTerm: 'Không có thuật ngữ nào như vậy. Viết ít chữ hơn.',
    startTour: 'Xem hướng dẫn từng bước',
    tour: 'Hướng dẫn từng bước',
    tourOffer: 'Lần đầu dùng? Hướng dẫn năm bước trên bộ dữ liệu mẫu, chừng hai phút.',
    begin: 'Bắt đầu',
    later: 'Không cần',
    step: (step: string, all: string) => `Bước ${step} trong ${all}`,
    next: 'Tiếp',
    back: 'Lùi',
    skip: 'Bỏ qua',
    done: 'Xong',
    steps: {
      register: {
        title: 'Sổ đăng ký văn bản',
        text: 'Mọi văn bản được theo dõi nằm ở đây. Văn bản mẫu mang nhãn “dữ liệu mẫu”.',
      },
      levels: {
        title: 'Từng cấp đã làm đến đâu',
        text: 'Mỗi thẻ là một cấp: bao nhiêu đơn vị phải thực hiện, bao nhiêu đã đạt từng bước. Bấm vào một con số để xem vì sao có con số đó.',
      },
      curves: {
        title: 'Nhanh hay chậm',
        text: 'Đường liền là số đơn vị đã đạt đến mỗi ngày, đường đứt là số phải thực hiện.',
      },
      rows: {
        title: 'Từng đơn vị',
        text: 'Bấm tên một tỉnh, huyện để đi xuống các đơn vị bên trong. Bấm “Căn cứ” để xem đơn vị đã ghi gì, ngày nào.',
      },
      units: {
        title: 'Đơn vị qua các lần sắp xếp',
        text: 'Mỗi đơn vị cho biết từ đâu mà thành và về sau thành gì. Hết hướng dẫn; xem lại ở “Trợ giúp” dưới cùng trang.',
      },
    },
  },
  {
    keys: 'Keys',
    key: 'Key',
    does: 'What it does',
    questionMark: 'Opens this help',
    oneKey: 'Use the one-key shortcut (?)',
    oneKeyHint: 'Turn it off where a screen reader or speech input uses this key.',
    moves: [
      ['Tab, Shift + Tab', 'On to the next item, back to the one before'],
      ['Enter', 'Opens a link, presses a button, takes a suggestion or what was typed'],
      ['↑ ↓', 'In a list of suggestions: up and down'],
      ['← ↑ → ↓, Home, End', 'In a table of figures: from one figure to another; Enter tells why it is so'],
      ['Esc', 'Closes what is open: a dialog, suggestions, an explanation'],
    ],
    glossary: 'Glossary',
    findTerm: 'Find a term',
    noTerm: 'There is no such term. Write less of it.',
    startTour: 'Take the tour',
    tour: 'Tour',
    tourOffer: 'First time here? A tour of five steps on the sample set, about two minutes.',
    begin: 'Begin',
    later: 'No, thanks',
    step: (step, all) => `Step ${step} of ${all}`,
    next: 'Next',
    back: 'Back',
    skip: 'Skip',
    done: 'Done',
    steps: {
      register: {
        title: 'The register of documents',
        text: 'Every document that is followed stands here. Those of the sample set are marked as sample data.',
      },
      levels: {
        title: 'How far each level has come',
        text: 'One card per level: how many units are expected, and how many have reached each stage. Press a figure to see why it is so.',
      },
      curves: {
        title: 'Fast or slow',
        text: 'The solid line is how many units had reached the stage by each day, the dashed line how many are expected.',
      },
      rows: {
        title: 'Unit by unit',
        text: 'Press the name of a province or district to go down to the units inside. “Evidence” shows what a unit recorded, and when.',
      },
      units: {
        title: 'Units through reorganisations',
        text: 'Each unit tells what it was made of and what became of it. That was the tour; “Help” at the bottom of the page has it again.',
      },
    },
  },
);
