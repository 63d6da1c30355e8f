import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../../platform/project-root.js';

/** WebAuthn works only by script, so the page needs this library. */
const LIBRARY = 'node_modules/@simplewebauthn/browser/dist/bundle/index.umd.min.js';

/** Shows the passkey forms if the browser supports passkeys, asks for one, and submits the answer. */
const GLUE = `
if (!SimpleWebAuthnBrowser.browserSupportsWebAuthn())
  for (const text of document.querySelectorAll('[data-no-passkeys]')) text.hidden = false;
for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!SimpleWebAuthnBrowser.browserSupportsWebAuthn()) continue;
  const says = form.querySelector('[data-says]');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    says.hidden = true;
    const optionsJSON = JSON.parse(form.dataset.options);
    const ask = form.dataset.passkey === 'add' ? 'startRegistration' : 'startAuthentication';
    try {
      form.elements.answer.value = JSON.stringify(await SimpleWebAuthnBrowser[ask]({ optionsJSON }));
      form.submit();
    } catch (error) {
      says.textContent = error.name === 'InvalidStateError' ? form.dataset.known : form.dataset.failed;
      says.hidden = false;
    }
  });
}
`;

const text = readFileSync(join(PROJECT_ROOT, LIBRARY), 'utf8') + GLUE;

export const PASSKEY_SCRIPT = {
  text,
  /** The name contains a hash of the content, so that browsers can cache it and never use an old one. */
  path: `/sign-in/passkey-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`,
} as const;
