import { toString as qrCode } from 'qrcode';
import type { FormPage } from '../../../../platform/http/html/form-page.js';
import type { HtmlValue } from '../../../../platform/http/html/html.js';
import { Html, markup, typed } from '../../../../platform/http/html/html.js';
import { inFours } from '../../factors/domain/recovery-codes.js';
import { totpAddress } from '../../factors/domain/totp.js';
import { TRUST_DAYS } from '../../factors/trusted-devices.js';
import { PASSKEY_SCRIPT } from './passkey-script.js';

/** `at` is where the forms of a page lead; `cancel` a form of its own that leads away. */
interface Place {
  readonly at: string;
  readonly cancel: HtmlValue;
  readonly alert?: string | null;
}

export function codePage(
  { at, cancel, alert = null }: Place,
  {
    hasAuthenticator,
    passkey,
    mayTrust,
    hasRecoveryCodes,
  }: {
    readonly hasAuthenticator: boolean;
    readonly passkey: HtmlValue;
    readonly mayTrust: boolean;
    readonly hasRecoveryCodes: boolean;
  },
): FormPage {
  return {
    title: hasAuthenticator ? 'Enter a code' : 'Use your passkey',
    alert,
    script: PASSKEY_SCRIPT.path,
    body: markup`${hasAuthenticator ? codeForm(at, mayTrust) : null}
      ${passkey}
      ${
        hasRecoveryCodes
          ? markup`<details><summary>I cannot use ${hasAuthenticator ? 'the app' : 'the passkey'}</summary>
        <form method="post" action="${at}/recovery">
          <label for="recovery">Recovery code</label>
          <input id="recovery" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="40" aria-describedby="once">
          <p id="once" class="soft">One of those that you were given with your second factor. Each works once.</p>
          <p class="actions"><button type="submit">Use the recovery code</button></p>
        </form></details>`
          : markup`<p class="soft">You have no recovery codes left. If you cannot go on, ask your administrator.</p>`
      }
      ${cancel}`,
  };
}

function codeForm(at: string, mayTrust: boolean): Html {
  return markup`<p>Open your authenticator app and type the six digits that it shows for Bindery.</p>
      <form method="post" action="${at}/code">
        <label for="code">Code</label>
        ${codeField('code')}
        ${
          mayTrust
            ? markup`<label class="check"><input type="checkbox" name="trust" value="yes"> Do not ask for codes in this browser for ${TRUST_DAYS} days</label>`
            : null
        }
        <p class="actions"><button class="main" type="submit">Go on</button></p>
      </form>`;
}

export async function addFactorPage(
  { at, cancel, alert = null }: Place,
  {
    secret,
    email,
    passkey,
    intro,
  }: {
    readonly secret: string;
    readonly email: string;
    readonly passkey: HtmlValue;
    readonly intro: HtmlValue;
  },
): Promise<FormPage> {
  const address = totpAddress(secret, email);
  return {
    title: 'Set up an authenticator app',
    alert,
    script: PASSKEY_SCRIPT.path,
    body: markup`${intro}
      <p>Scan this with an authenticator app on your telephone, then type the six digits that it shows.</p>
      <div class="qr" role="img" aria-label="QR code for the authenticator app; the same key stands below as text">${await svgOf(address)}</div>
      <details><summary>I cannot scan it</summary>
        <p>Type this key into the app:</p>
        <p><code>${inFours(secret).replaceAll('-', ' ')}</code></p>
        <p><a href="${address}">Open the app on this device</a></p>
      </details>
      <form method="post" action="${at}/authenticator">
        <label for="code">Code</label>
        ${codeField('code')}
        <p class="actions"><button class="main" type="submit">Add the app</button></p>
      </form>
      ${passkey}
      ${cancel}`,
  };
}

/** Shown once: only hashes of them are kept. */
export function recoveryCodesPage(codes: readonly string[], next: HtmlValue): FormPage {
  return {
    title: 'Keep your recovery codes',
    body: markup`<p>Each of these opens your account once, together with your password, when you cannot use your second factor. Print them, or keep
        them where you keep passwords. They are not shown again.</p>
      <ol class="codes">${codes.map((code) => markup`<li><code>${inFours(code)}</code></li>`)}</ol>
      ${next}`,
  };
}

export function goOnForm(at: string): Html {
  return markup`<form method="post" action="${at}/continue"><p class="actions"><button class="main" type="submit">I have kept them – go on</button></p></form>`;
}

/** The second factor has been shown, and the page that followed was left. */
export function waitingPage(at: string, clientName: string): FormPage {
  return {
    title: 'Your second factor is set up',
    body: markup`<p>Go on to ${typed(clientName)}.</p>
      <form method="post" action="${at}/continue"><p class="actions"><button class="main" type="submit">Go on</button></p></form>`,
  };
}

function codeField(id: string): Html {
  return markup`<input id="${id}" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" title="Six digits" required maxlength="7" autofocus>`;
}

/** Drawn here: a service that draws codes would learn the secret. */
async function svgOf(text: string): Promise<Html> {
  return new Html(await qrCode(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }));
}
