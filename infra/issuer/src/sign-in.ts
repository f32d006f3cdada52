import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { parseAccount } from './account.ts';
import type { Page } from './page.ts';
import { expiredPage, signInPage } from './sign-in-page.ts';

const MAX_FORM_BYTES = 4096;

/** Answers GET and POST of `/interaction/<uid>`: the form in which an account is named. */
export async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const details = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!details) return send(response, 400, expiredPage());
  const { redirect_uri: back, login_hint: hint } = details.params;
  const leadsTo = typeof back === 'string' ? new URL(back).origin : undefined;
  const asked = typeof hint === 'string' ? hint : undefined;
  if (request.method !== 'POST') return send(response, 200, signInPage({ leadsTo, typed: asked }));
  const typed = new URLSearchParams(await readForm(request)).get('account') ?? '';
  const account = parseAccount(typed);
  if (!account) return send(response, 422, signInPage({ leadsTo, typed, wrong: true }));
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: account.id } },
    { mergeWithLastSubmission: false },
  );
}

function send(response: ServerResponse, status: number, { html, headers }: Page): void {
  response.writeHead(status, headers);
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
