import type { KoaContextWithOIDC } from 'oidc-provider';
import { escape, page, type Page } from './page.ts';

/** Signing out asks no second time: the console has asked already. */
export function leaveAtOnce(ctx: KoaContextWithOIDC, form: string): void {
  const { post_logout_redirect_uri: back } = ctx.oidc.params ?? {};
  show(
    ctx,
    page({
      title: 'Đăng xuất',
      leadsTo: typeof back === 'string' ? new URL(back).origin : undefined,
      main: `<h1>Đăng xuất <span lang="en">Signing out</span></h1>${form.replace('</form>', LEAVE)}`,
      script: "document.getElementById('leave').click()",
    }),
  );
}

const LEAVE = `<button class="go" id="leave" name="logout" value="yes">Đăng xuất <span lang="en">Sign out</span></button></form>`;

/** What the provider refuses to a browser. */
export function showFault(ctx: KoaContextWithOIDC, { error, error_description: text = '' }: Fault): void {
  show(
    ctx,
    page({
      title: 'Không đăng nhập được',
      main: `<h1>Không đăng nhập được <span lang="en">Not signed in</span></h1>
<p role="alert"><code>${escape(error)}</code> <span lang="en">${escape(text)}</span></p><p><a href="/">Triển Khai</a></p>`,
    }),
  );
}

interface Fault {
  readonly error: string;
  readonly error_description?: string | undefined;
}

function show(ctx: KoaContextWithOIDC, { html, headers }: Page): void {
  ctx.set({ ...headers });
  ctx.body = html;
}
