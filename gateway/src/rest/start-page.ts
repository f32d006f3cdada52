import type { RequestHandler } from 'express';
import type { Readiness } from '@trienkhai/runtime/lifecycle';
import { plainPagePolicy } from '../page-policy.ts';
import type { RestDeps } from './deps.ts';
import { STYLE } from './start-page-style.ts';

const POLICY = plainPagePolicy(STYLE);

/** `/start`: for developers: what this is, where to go, how to get a token, and whether everything is there. No script. */
export function startPageRoute({ ready, developmentIssuer }: RestDeps): RequestHandler {
  return async (request, response) => {
    const host = request.get('host') ?? 'localhost:4000';
    const html = page(await ready(), developmentIssuer ? token(escape(host)) : '');
    response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' }).type('html').send(html);
  };
}

function page(dependencies: readonly Readiness[], tokenSection: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Triển Khai</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header><p class="mark" aria-hidden="true">★</p><h1>Triển Khai</h1>
<p class="lead">Theo dõi từng nghị quyết, chỉ thị từ Trung ương qua tỉnh, huyện đến xã.</p>
<p class="en" lang="en">Follows every resolution and directive from the centre through province and district to commune.</p>
</header><main>${LINKS}${tokenSection}${state(dependencies)}</main>
<footer><p>Tài khoản là của cơ quan, không ghi tên người. <span class="en" lang="en">Accounts are offices; no person is
named.</span></p></footer></body></html>`;
}

function card(href: string, vi: string, en: string, about: string): string {
  return `<li><a href="${href}"><strong>${vi}</strong></a> <span class="en" lang="en">${en}</span><p>${about}</p></li>`;
}

const LINKS = `<section aria-labelledby="go"><h2 id="go">Bắt đầu <span class="en" lang="en">Start</span></h2>
<ul class="cards">
${card('/', 'Mở giao diện', 'Open the console', 'Xem triển khai từng văn bản. <span class="en" lang="en">For people: how far each document has come.</span>')}
${card('/graphql', 'Hỏi bằng GraphQL', 'Ask with GraphQL', 'Trình soạn truy vấn có ví dụ sẵn. <span class="en" lang="en">GraphiQL with a worked example.</span>')}
${card('/docs', 'Gửi lệnh qua REST', 'Send commands', 'Tài liệu cho phần mềm khác. <span class="en" lang="en">For integrations and scripts.</span>')}
${card('/asyncapi.yaml', 'Nhận sự kiện', 'Receive events', '<code>GET /v1/events</code> hoặc Kafka. <span class="en" lang="en">HTTP feed or Kafka.</span>')}
${card('/openapi.json', 'OpenAPI 3.1', 'Description for tools', 'Để sinh mã gọi REST. <span class="en" lang="en">To generate clients.</span>')}
</ul></section>`;

const token = (host: string) => `<section aria-labelledby="token"><h2 id="token">Lấy mã truy cập
<span class="en" lang="en">Get a token</span></h2>
<p>Mọi yêu cầu cần mã truy cập của một tài khoản <code>vai-trò@cấp:mã</code>.
<span class="en" lang="en">Every request needs the token of an account written role@level:code.</span></p>
<pre><code>npx trienkhai token viewer@province:87</code></pre>
<p>hoặc <span class="en" lang="en">or</span></p>
<pre><code>curl -s http://${host}/oidc/token -d grant_type=urn:trienkhai:account \\
  -d client_id=trienkhai-cli -d account=viewer@province:87</code></pre></section>`;

const VIETNAM = { timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23' } as const;

const NAMES: Readonly<Record<string, string>> = {
  units: 'Đơn vị',
  directives: 'Văn bản',
  study: 'Học tập',
  reviews: 'Sơ kết, tổng kết',
  trace: 'Theo dõi',
  issuer: 'Cấp mã truy cập',
  'event log': 'Nhật ký sự kiện',
  'unit history': 'Lịch sử đơn vị',
};

function nameOf(name: string): string {
  const en = `<span class="en" lang="en">${escape(name)}</span>`;
  return name in NAMES ? `${NAMES[name]} ${en}` : en;
}

function state(dependencies: readonly Readiness[]): string {
  const rows = dependencies.map(
    ({ name, ok, detail }) => `<tr class="${ok ? 'up' : 'down'}"><th scope="row">${nameOf(name)}</th>
<td>${ok ? 'hoạt động <span class="en" lang="en">up</span>' : `không trả lời <span class="en" lang="en">down</span> ${escape(detail ?? '')}`}</td></tr>`,
  );
  return `<section aria-labelledby="state"><h2 id="state">Tình trạng <span class="en" lang="en">State</span></h2>
<table><caption>Lúc ${new Date().toLocaleTimeString('vi-VN', VIETNAM)} · <a href="/readyz">/readyz</a></caption>
<tbody>${rows.join('')}</tbody></table></section>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
