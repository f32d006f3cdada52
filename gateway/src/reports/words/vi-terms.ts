import { LEVEL_WORDS, STAGE_WORDS } from '@trienkhai/kernel/vocabulary-words';

/** Words of closed lists, and of the kinds of activity that offices use. */
export const viTerms = {
  level: LEVEL_WORDS.vi,
  people: {
    LEARNER: 'học viên',
    ATTENDEE: 'người tham dự',
    ATTENDANCE: 'lượt người',
    CADRE: 'cán bộ',
    MEMBER: 'đảng viên, hội viên',
    DELEGATE: 'đại biểu',
    COLLECTIVE: 'tập thể',
    INDIVIDUAL: 'cá nhân',
  },
  qualifier: { EXACT: '', AT_LEAST: 'ít nhất ', MORE_THAN: 'trên ', ABOUT: 'khoảng ' },
  stage: STAGE_WORDS.vi,
  reviewKind: {
    QUARTER: 'Sơ kết quý',
    HALF_YEAR: 'Sơ kết 6 tháng',
    YEAR_END: 'Tổng kết năm',
    INTERIM: 'Sơ kết văn bản',
    FINAL: 'Tổng kết văn bản',
  },
  reviewState: {
    SUBMITTED: 'chờ phê duyệt',
    RETURNED: 'bị trả lại',
    APPROVED: 'đã phê duyệt',
    UNLOCKED: 'mở khóa',
  },
  awardState: { LAUNCHED: 'Phát động', AWARDED: 'Đã trao' },
  kinds: {
    'study-class': 'lớp học tập, quán triệt',
    'training-class': 'lớp đào tạo, bồi dưỡng',
    'reporter-conference': 'hội nghị báo cáo viên',
    'political-training': 'lớp, hội nghị bồi dưỡng lý luận chính trị và nghiệp vụ',
    'party-awareness-class': 'lớp bồi dưỡng nhận thức về Đảng',
    'new-member-class': 'lớp bồi dưỡng đảng viên mới',
    'party-work-class': 'lớp bồi dưỡng nghiệp vụ công tác Đảng',
    'party-work-training-conference': 'hội nghị tập huấn nghiệp vụ công tác Đảng',
    class: 'lớp',
    'working-session': 'buổi làm việc',
  },
  fields: {
    count: 'số cuộc',
    planned: 'kế hoạch',
    percentOfPlan: '% kế hoạch',
    online: 'trực tuyến',
    inPerson: 'trực tiếp',
    sites: 'điểm cầu',
    itemised: 'đã kê riêng',
    people: 'số người',
  },
};
