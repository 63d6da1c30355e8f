import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { requestFacts } from '../../../../platform/http/request-context.js';
import { render } from './render.js';

const WORDS: Readonly<Record<string, string>> = {
  invalid_client: 'The application that sent you here is not registered, or no longer.',
  invalid_redirect_uri:
    'The application that sent you here wants you back at an address that it is not registered for.',
  session_not_found:
    'This sign-in took too long, or was begun in another window. Please go back to the application and begin again.',
  server_error: 'Something went wrong here. Please try again in a moment.',
};

/** For a person in a browser, where sending them back to an application would be wrong or not safe (RFC 6749 section 4.1.2.1). */
export function renderFault(context: KoaContextWithOIDC, out: ErrorOut): void {
  const isLost =
    out.error === 'invalid_request' && /session|interaction|expired/.test(out.error_description ?? '');
  const words = WORDS[isLost ? 'session_not_found' : out.error];
  render(context, {
    title: 'This did not work',
    body: markup`<h1>This did not work</h1>
<p>${words ?? 'The application that sent you here asked for something that is not possible.'}</p>
<dl class="facts">
<div><dt>What was refused</dt><dd>${typed(out.error)}</dd></div>
<div class="wide"><dt>Why</dt><dd>${typed(out.error_description ?? '')}</dd></div>
<div class="wide"><dt>Tell this number to whoever helps you</dt><dd><code>${requestFacts()?.requestId ?? ''}</code></dd></div>
</dl>`,
  });
}
