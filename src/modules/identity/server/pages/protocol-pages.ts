import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { OWN, formPage } from '../../../../platform/http/html/form-page.js';
import { Html, markup } from '../../../../platform/http/html/html.js';
import { NOWHERE } from '../../../../platform/http/html/page-policy.js';

/** Shows the error of a client's request to the person whom the client has sent. It contains no stack and does not redirect. */
export function errorPage(ctx: KoaContextWithOIDC, out: ErrorOut, _error: Error): void {
  answer(
    ctx,
    'The request cannot be answered',
    markup`<p>The program that sent you here asked for something that this server does not do.</p>
      <p class="soft">${out.error}${out.error_description === undefined ? null : `: ${out.error_description}`}</p>
      <p>Go back to the program and try again. If it happens again, tell whoever runs that program.</p>`,
  );
}

/** Asks before signing out; `form` comes from the library and names the session. */
export function signOutPage(ctx: KoaContextWithOIDC, form: string): void {
  const name = ctx.oidc.client?.clientName;
  answer(
    ctx,
    'Sign out',
    markup`<p>${name === undefined ? 'Do you want to sign out?' : `${name} asks to sign you out.`}</p>
      ${new Html(form)}
      <p class="actions">
        <button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
        <button type="submit" form="op.logoutForm">Stay signed in</button>
      </p>`,
    OWN,
  );
}

export function goodbyePage(ctx: KoaContextWithOIDC): void {
  answer(ctx, 'You are signed out', markup`<p>You can close this page.</p>`);
}

function answer(ctx: KoaContextWithOIDC, title: string, body: Html, formAction = NOWHERE): void {
  const { text, headers } = formPage({ title, body, formAction });
  ctx.set({ ...headers });
  ctx.body = text;
}
