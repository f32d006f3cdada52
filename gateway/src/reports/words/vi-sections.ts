/** Titles, columns and sentences, section by section. */
export const viSections = {
  documents: {
    title: 'BAN HÀNH, TIẾP NHẬN VĂN BẢN',
    counts: (unit: string, issued: string, binding: string) =>
      `Trong kỳ, ${unit} ban hành ${issued} văn bản; có ${binding} văn bản ban hành trong kỳ mà đơn vị phải thực hiện.`,
    caption: 'Tiến độ các văn bản ban hành trong kỳ, theo cấp',
    columns: ['Văn bản', 'Cấp', 'Phải thực hiện'] as readonly string[],
    issuedBy: (issuer: string, on: string) => `${issuer}, ngày ${on}`,
    partly: (count: string) => `một phần: ${count}`,
    overdue: (count: string) => `quá hạn: ${count}`,
    late: (count: string) => `Ban hành trước kỳ, đơn vị còn chậm hạn: ${count} văn bản.`,
  },
  study: { title: 'HỌC TẬP, QUÁN TRIỆT', caption: 'Lớp học tập, quán triệt' },
  training: { title: 'ĐÀO TẠO, BỒI DƯỠNG', caption: 'Lớp đào tạo, bồi dưỡng' },
  conferences: { title: 'HỘI NGHỊ BÁO CÁO VIÊN', caption: 'Hội nghị báo cáo viên' },
  other: {
    title: 'HOẠT ĐỘNG KHÁC VÀ SỐ LIỆU CHUNG',
    caption: 'Hoạt động khác và số liệu chung cho nhiều loại',
  },
  activity: {
    columns: {
      kind: 'Loại hoạt động',
      count: 'Số cuộc',
      planned: 'Kế hoạch',
      percent: '% kế hoạch',
      online: 'Trực tuyến',
      inPerson: 'Trực tiếp',
      sites: 'Điểm cầu',
      itemised: 'Đã kê riêng',
      people: 'Số người',
    },
    held: (count: string, kind: string) => `Tổ chức ${count} ${kind}`,
    part: (count: string, kind: string) => `${count} ${kind}`,
    uncounted: (kind: string) => `Chưa có số cuộc của ${kind}`,
    ofPlan: (percent: string, planned: string) => `, đạt ${percent} kế hoạch (kế hoạch ${planned})`,
    ofPlanStated: (percent: string) => `, đạt ${percent} kế hoạch theo báo cáo`,
    planned: (planned: string) => `, kế hoạch ${planned}`,
    people: (people: string) => ` với ${people}`,
    online: (count: string) => `trực tuyến ${count}`,
    inPerson: (count: string) => `trực tiếp ${count}`,
    modes: (modes: string) => `; trong đó ${modes}`,
    sites: (count: string) => `; ${count} điểm cầu`,
    itemised: (itemised: string, rest: string) => `; đã kê riêng ${itemised}, còn ${rest} chưa kê riêng`,
    overItemised: (itemised: string, over: string) => `; kê riêng ${itemised}, nhiều hơn số tổng ${over}`,
    among: (parts: string) => `Trong đó: ${parts}.`,
    outOf: (people: string, expected: string) => `${people} trên tổng số ${expected}`,
    together: (kinds: string) => `${kinds} (chung)`,
  },
  note: {
    percent: (stated: string, computed: string, gap: string) =>
      `Tỷ lệ so với kế hoạch nêu ${stated}, tính ra ${computed}; chênh ${gap} điểm phần trăm.`,
    gap: (gap: string) => `Số cuộc nêu và số đã kê riêng chênh ${gap}.`,
    peopleGap: (people: string, itemised: string, gap: string) =>
      `Số người nêu ${people}, đã kê riêng ${itemised}; chênh ${gap}.`,
    peoplePercent: (stated: string, computed: string, gap: string) =>
      `Tỷ lệ người tham dự nêu ${stated}, tính ra ${computed}; chênh ${gap} điểm phần trăm.`,
    planFrom: 'Kế hoạch lấy từ bản tổng kết năm trước đã phê duyệt.',
  },
  reviews: {
    title: 'SƠ KẾT, TỔNG KẾT',
    caption: 'Sơ kết, tổng kết của đơn vị và các đơn vị bên dưới',
    columns: [
      'Loại',
      'Tổng số',
      'Đã phê duyệt',
      'Chờ phê duyệt',
      'Bị trả lại',
      'Mở khóa',
    ] as readonly string[],
    own: (unit: string) => `Của ${unit}`,
    ownColumns: ['Loại', 'Ngày', 'Về', 'Trạng thái'] as readonly string[],
  },
  visits: {
    title: 'KIỂM TRA, KHẢO SÁT, LÀM VIỆC VỚI CƠ SỞ',
    counts: (delegations: string, surveys: string, sessions: string) =>
      `Có ${delegations} đoàn công tác, ${surveys} cuộc khảo sát và ${sessions} buổi làm việc.`,
    caption: 'Đoàn công tác và khảo sát',
    columns: ['Thời gian', 'Đơn vị cử', 'Nơi đến', 'Văn bản', 'Phát hiện, chỉ đạo'] as readonly string[],
    sessions: 'Buổi làm việc',
    sessionColumns: ['Ngày', 'Đơn vị', 'Với', 'Nội dung', 'Kết luận'] as readonly string[],
  },
  tasks: {
    title: 'THỰC HIỆN VIỆC ĐƯỢC GIAO',
    counts: (done: string, open: string, overdue: string, on: string) =>
      `Hoàn thành ${done} việc có hạn trong kỳ; đến ngày ${on} còn ${open} việc đang thực hiện, ${overdue} việc quá hạn.`,
    caption: 'Việc quá hạn',
    columns: ['Nội dung', 'Đơn vị thực hiện', 'Hạn', 'Số ngày quá hạn'] as readonly string[],
  },
  awards: {
    title: 'GIẢI THƯỞNG',
    caption: 'Giải thưởng trong kỳ',
    columns: ['Giải', 'Lần', 'Đơn vị báo cáo', 'Trạng thái', 'Tập thể', 'Cá nhân'] as readonly string[],
  },
  clusters: {
    title: 'CỤM THI ĐUA',
    members: (name: string, count: string, head: string) =>
      `${name}: ${count} thành viên, cụm trưởng ${head}.`,
    pledge: (on: string, count: string) => `Ký giao ước ngày ${on}, ${count} chỉ tiêu.`,
    review: (on: string) => `Tổng kết cụm ngày ${on}.`,
    open: 'Chưa tổng kết cụm trong năm.',
    caption: (name: string, year: string) => `Xếp hạng ${name} năm ${year}`,
    columns: ['Hạng', 'Thành viên', 'Tổng điểm'] as readonly string[],
  },
  reporting: {
    title: 'CHẾ ĐỘ BÁO CÁO',
    caption: (label: string) => `Tình hình nộp báo cáo ${label}`,
    columns: [
      ...['Cấp', 'Phải báo cáo', 'Đã báo cáo', 'Đã duyệt', 'Bị trả lại', 'Chưa báo cáo'],
      ...['Đúng hạn', 'Nộp muộn', 'Quá hạn', '% đầy đủ', '% đúng hạn'],
    ] as readonly string[],
    nobody: 'Kỳ báo cáo này không yêu cầu đơn vị nào bên dưới.',
    noPeriod: 'Báo cáo lập theo khoảng ngày, không theo kỳ báo cáo, nên không tính việc nộp báo cáo.',
    missing: (count: string, names: string) => `Chưa báo cáo ${count} đơn vị: ${names}.`,
  },
  next: {
    title: 'NHIỆM VỤ THỜI GIAN TỚI',
    conclusion: (text: string, owner: string, due: string) => `${text}${owner}${due}`,
    owner: (owner: string) => ` – ${owner}`,
    due: (day: string) => `, hạn ${day}`,
    plan: (label: string, planned: string) => `Kế hoạch ${label}: ${planned}.`,
    lacking: (count: string) =>
      `Tiếp tục học tập, quán triệt ${count} văn bản còn hiệu lực mà đơn vị chưa học tập xong.`,
    tasks: (count: string) => `Thực hiện ${count} việc được giao còn lại:`,
  },
  annex: {
    title: 'PHỤ LỤC: SỐ LIỆU CHƯA CỘNG',
    about:
      'Các số liệu dưới đây đã được ghi nhận trong phạm vi báo cáo nhưng không cộng vào các mục trên, vì kỳ số liệu vượt ra ngoài kỳ báo cáo hoặc đơn vị đã kết thúc chỉ chuyển giao một phần.',
    columns: ['Số liệu', 'Đơn vị', 'Kỳ, ngày'] as readonly string[],
    caption: 'Số liệu không quy tắc nào cộng vào',
    fact: { Report: 'Báo cáo số liệu', Session: 'Lớp, hội nghị', other: 'Số liệu khác' },
  },
};
