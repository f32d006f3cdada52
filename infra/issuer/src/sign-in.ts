import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { parseAccount } from './account.ts';
import { signInPage } from './sign-in-page.ts';

const MAX_FORM_BYTES = 4096;

/** Answers GET and POST of `/interaction/<uid>`: the form in which an account is named. */
export async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!details) return send(response, 400, signInPage({ expired: true }));
  if (request.method !== 'POST') return send(response, 200, signInPage({}));
  const typed = new URLSearchParams(await readForm(request)).get('account') ?? '';
  const account = parseAccount(typed);
  if (!account) return send(response, 422, signInPage({ typed }));
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: account.id } },
    { mergeWithLastSubmission: false },
  );
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
