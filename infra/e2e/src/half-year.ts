import { accountOf, type Office } from './accounts.ts';
import type { Ask } from './graphql.ts';
import { directiveId } from './totals.ts';

export const PROVINCE = 'province:87:2021-11-01';
export const LY_NHAN = 'district:353:2021-11-01';
const THAP_MUOI = 'district:872:2021-11-01';
export const HALF = { from: '2022-01-01', to: '2022-06-30' };

/** What the province did in the half-year beside the sample set; resolves with its reporting period. */
export async function recordHalfYear(office: Office, ask: Ask): Promise<string> {
  const [centre, province] = await Promise.all([
    accountOf(office, 'admin@centre'),
    accountOf(office, 'recorder@province:87'),
  ]);
  const { id } = await centre.does('definePeriod', {
    ...{ owner: PROVINCE, series: 'party', kind: 'HALF_YEAR', ...HALF, label: '6 tháng đầu năm 2022' },
    ...{ reporters: { levels: ['DISTRICT'] }, due: [{ level: 'DISTRICT', on: '2022-07-05' }] },
  });
  const directives = [await directiveId(ask, '05-CT/TW')];
  const stops = [{ unit: THAP_MUOI, findings: ['Một số chi bộ học tập chậm'] }];
  const visit = { by: PROVINCE, stops, directives };
  const instructions = ['Học xong trước tháng 7'];
  await centre.does('recordVisit', { ...visit, from: '2022-05-10', to: '2022-05-11', instructions });
  await centre.does('recordVisit', { ...visit, kind: 'SURVEY', from: '2022-06-01', to: '2022-06-01' });
  const tasks = [
    { text: 'Mở các lớp còn lại', owner: THAP_MUOI, dueOn: '2022-06-15' },
    { text: 'Tổng hợp kết quả', owner: THAP_MUOI, dueOn: '2022-07-31' },
  ];
  const meeting = { unit: PROVINCE, with: [THAP_MUOI], heldOn: '2022-04-20', topics: ['Tiến độ học tập'] };
  await centre.does('recordWorkingSession', { ...meeting, conclusions: ['Tiếp tục thực hiện'], tasks });
  const award = { name: 'Giải Búa liềm vàng', edition: 'VII (2022)', state: 'AWARDED', on: '2022-06-20' };
  await centre.does('recordAward', { unit: PROVINCE, ...award, collectives: 2, individuals: 5 });
  const conclusions = [{ text: 'Mở thêm lớp ở các xã vùng sâu', owner: THAP_MUOI, dueOn: '2022-12-15' }];
  const held = { kind: 'HALF_YEAR', unit: PROVINCE, period: HALF, heldOn: '2022-06-29', conclusions };
  const review = await province.does('submitReview', held);
  await centre.does('approveReview', { review: review.id }, review.positions);
  return id;
}
