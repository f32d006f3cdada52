export const PROVINCE = 'province:82:2025-07-01';
export const DISTRICT = 'district:872:2021-11-01';
export const old = (code: string) => `commune:${code}:2021-11-01`;
const now = (code: string) => `commune:${code}:2025-07-01`;
/** New communes that hold land of the district. */
export const [MY_AN, MY_QUI, THANH_MY, PHUONG_THINH, TRUONG_XUAN] = [
  '30037',
  '30055',
  '30073',
  '30043',
  '30046',
].map(now) as [string, string, string, string, string];
export const ON = '2026-05-15';
export const MERGED = `commune:99991:${ON}`;

const commune = (code: string, name: string) => ({
  level: 'COMMUNE',
  code,
  name,
  kind: 'Xã',
  parent: PROVINCE,
  origin: 'created',
});
const decree = { effectiveOn: ON, issuedOn: '2026-05-04', decrees: ['120/NQ-UBTVQH16'] };
/** A reorganisation of an office's own in 2026, on communes that hold land of Tháp Mười, and what it should have been. */
export const own = {
  ...decree,
  openings: [commune('99991', 'Thanh Quí'), commune('99992', 'Hưng Thạnh')],
  closings: [{ unit: MY_QUI }, { unit: THANH_MY }, { unit: PHUONG_THINH }],
  successions: [
    { from: MY_QUI, to: MERGED, share: 'WHOLE', default: true },
    { from: THANH_MY, to: MERGED, share: 'WHOLE', default: true },
    { from: PHUONG_THINH, to: `commune:99992:${ON}`, share: 'PART', default: true },
    { from: PHUONG_THINH, to: TRUONG_XUAN, share: 'PART', default: false },
  ],
};
export const reason = 'Nghị quyết được đính chính: nhập vào xã Mỹ Quí.';
export const right = {
  ...decree,
  closings: [{ unit: THANH_MY }],
  successions: [{ from: THANH_MY, to: MY_QUI, share: 'WHOLE', default: true }],
};
