import type { KoaContextWithOIDC } from 'oidc-provider';
import { Html, markup, typed } from '../../../../platform/http/html/html.js';
import { render } from './render.js';

/** `form` is the library's, with the secret that proves that the answer comes from this page. */
export function renderLogout(context: KoaContextWithOIDC, form: string): void {
  const target = context.oidc.session?.state?.['postLogoutRedirectUri'];
  const targets = typeof target === 'string' && URL.canParse(target) ? [new URL(target).origin] : [];
  const name = context.oidc.client?.clientName;
  render(context, {
    title: 'Sign out',
    formTargets: ["'self'", ...targets],
    body: markup`<h1>Sign out?</h1>
<p>${name === undefined ? null : markup`${typed(name)} asks to sign you out. `}You will be signed out of all applications that use this sign-in.</p>
${new Html(form)}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
<button class="other" type="submit" form="op.logoutForm">Stay signed in</button></p>`,
  });
}

export function renderSignedOut(context: KoaContextWithOIDC): void {
  render(context, {
    title: 'Signed out',
    body: markup`<h1>You are signed out</h1><p>You may close this window.</p>`,
  });
}
