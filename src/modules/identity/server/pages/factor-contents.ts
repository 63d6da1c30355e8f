import type { FormPage } from '../../../../platform/http/html/form-page.js';
import type { HtmlValue } from '../../../../platform/http/html/html.js';
import { Html, markup, typed } from '../../../../platform/http/html/html.js';
import { inFours } from '../../factors/domain/recovery-codes.js';
import { totpAddress } from '../../factors/domain/totp.js';
import { SMS_CODE_MINUTES } from '../../factors/domain/sms-codes.js';
import { TRUST_DAYS } from '../../factors/trusted-devices.js';
import { PASSKEY_SCRIPT } from './passkey-script.js';

/** `at` is the address of the page's forms; `cancel` is a separate form that leaves the page. */
interface Place {
  readonly at: string;
  readonly cancel: HtmlValue;
  readonly alert?: string | null;
}

/** The part of a sign-in page for codes by SMS. */
export interface SmsPart {
  /** The last digits of the number. */
  readonly ending: string;
  readonly isSent: boolean;
  /** SMS is not enough for this sign-in, so another factor must be added after it. */
  readonly isFirstOfTwo: boolean;
  /** The SMS gateway is no longer configured. */
  readonly isOff: boolean;
}

interface Ways {
  readonly hasAuthenticator: boolean;
  readonly passkey: HtmlValue;
  /** Null if the user has no number, or SMS is not accepted. */
  readonly sms: SmsPart | null;
  readonly mayTrust: boolean;
  readonly hasRecoveryCodes: boolean;
}

export function codePage({ at, cancel, alert = null }: Place, ways: Ways): FormPage {
  const { hasAuthenticator, passkey, sms, mayTrust, hasRecoveryCodes } = ways;
  return {
    title: titleOf(ways),
    alert,
    script: PASSKEY_SCRIPT.path,
    body: markup`${hasAuthenticator ? codeForm(at, mayTrust) : null}
      ${passkey}
      ${sms && smsPart(at, sms, ways)}
      ${
        hasRecoveryCodes
          ? markup`<details><summary>I cannot use ${hasAuthenticator ? 'the app' : passkey === null ? 'the telephone' : 'the passkey'}</summary>
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

function titleOf({ hasAuthenticator, passkey, sms }: Ways): string {
  if (hasAuthenticator || sms?.isSent === true) return 'Enter a code';
  return passkey === null ? 'Get a code' : 'Use your passkey';
}

function smsPart(at: string, { ending, isSent, isFirstOfTwo, isOff }: SmsPart, ways: Ways): Html {
  if (isOff)
    return markup`<p class="soft">Codes went to the number that ends in ${ending}. This server sends none any more.</p>`;
  const more = isFirstOfTwo
    ? markup`<p>For this sign-in a code by SMS is not enough. When you have typed it, you add an app or a passkey.</p>`
    : null;
  if (!isSent) {
    const isOnly = !ways.hasAuthenticator && ways.passkey === null;
    return markup`${more}<form method="post" action="${at}/sms">
        <p>A code can be sent to the number that ends in ${ending}.</p>
        <p class="actions"><button${isOnly ? markup` class="main"` : null} type="submit">Send a code by SMS</button></p>
      </form>`;
  }
  return markup`${more}${smsCodeForm(`${at}/sms-code`, ending, {
    isFirst: !ways.hasAuthenticator,
    mayTrust: ways.mayTrust && !isFirstOfTwo,
  })}
      ${sendAgainForm(`${at}/sms`)}`;
}

/** `isFirst`: this is the only code field on the page. */
export function smsCodeForm(
  action: string,
  ending: string,
  { isFirst, mayTrust }: { readonly isFirst: boolean; readonly mayTrust: boolean },
): Html {
  return markup`<form method="post" action="${action}">
        <p role="status">A code was sent to the number that ends in ${ending}. It is good for ${SMS_CODE_MINUTES} minutes.</p>
        <label for="sms-code">Code from the message</label>
        ${codeField('sms-code', isFirst)}
        ${mayTrust ? trustField() : null}
        <p class="actions"><button class="main" type="submit">Go on</button></p>
      </form>`;
}

export function sendAgainForm(action: string): Html {
  return markup`<form method="post" action="${action}"><p class="actions"><button type="submit">Send another code</button></p></form>`;
}

function trustField(): Html {
  return markup`<label class="check"><input type="checkbox" name="trust" value="yes"> Do not ask for codes in this browser for ${TRUST_DAYS} days</label>`;
}

function codeForm(at: string, mayTrust: boolean): Html {
  return markup`<p>Open your authenticator app and type the six digits that it shows for Bindery.</p>
      <form method="post" action="${at}/code">
        <label for="code">Code</label>
        ${codeField('code')}
        ${mayTrust ? trustField() : null}
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

/** The recovery codes, shown only once because only their hashes are stored. */
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

/** Shown when the user returns after leaving the page that followed the second factor. */
export function waitingPage(at: string, clientName: string): FormPage {
  return {
    title: 'Your second factor is set up',
    body: markup`<p>Go on to ${typed(clientName)}.</p>
      <form method="post" action="${at}/continue"><p class="actions"><button class="main" type="submit">Go on</button></p></form>`,
  };
}

function codeField(id: string, isFocused = true): Html {
  return markup`<input id="${id}" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" title="Six digits" required maxlength="7"${isFocused ? markup` autofocus` : null}>`;
}

/** A QR code as SVG, drawn here because an external service would learn the secret. */
async function svgOf(text: string): Promise<Html> {
  const { toString: qrCode } = await import('qrcode');
  return new Html(await qrCode(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }));
}
