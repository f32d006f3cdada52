import type { BilingualText } from '@trienkhai/kernel/domain-error';

const both = (vi: string, en: string): BilingualText => ({ vi, en });

/** What is said where something is not filled in yet. */
export const WANTING = {
  effectiveOn: both('Chưa có ngày có hiệu lực của nghị quyết.', 'The resolution has no day of effect.'),
  issuedOn: both('Chưa có ngày ban hành nghị quyết.', 'The resolution has no day of issue.'),
  unread: both('Đây chưa phải là ngày; viết ngày/tháng/năm.', 'This is no day yet; write day/month/year.'),
  opening: both('Đơn vị mới cần mã, tên và loại.', 'A new unit needs a code, a name and a kind.'),
  parent: both('Chưa chọn đơn vị cấp trên của đơn vị mới.', 'The unit above the new one is not chosen.'),
  revised: both('Chưa chọn đơn vị thay đổi.', 'The unit that changes is not chosen.'),
  revision: both(
    'Chưa ghi thay đổi gì: tên, loại hoặc cấp trên mới.',
    'Nothing changes: give a new name, kind or unit above.',
  ),
  giver: both(
    'Chưa chọn đơn vị kết thúc hoặc chia bớt.',
    'The unit that ends or gives up a part is not chosen.',
  ),
  receiver: both(
    'Chưa chọn nơi nhận. Chọn, hoặc bỏ dòng này nếu không có đơn vị kế thừa.',
    'Where it goes is not chosen. Choose it, or remove the line where nothing succeeds the unit.',
  ),
  reason: both(
    'Chưa có lý do. Viết ngắn gọn sai ở đâu, theo văn bản nào.',
    'There is no reason. Say in short what was wrong and by which document.',
  ),
  nothing: both(
    'Nghị quyết chưa thay đổi đơn vị nào. Thêm ít nhất một dòng.',
    'The resolution changes no unit yet. Add at least one line.',
  ),
};
