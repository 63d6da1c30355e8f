import type { FormPage } from '../../../../platform/http/html/form-page.js';
import type { Html } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { PASSKEY_SCRIPT } from './passkey-script.js';
import type { DomainError } from '../../../../shared/errors.js';

/** The data of a sign-in that pages use. */
export interface Interaction {
  readonly uid: string;
  readonly prompt: { readonly name: string; readonly details: Readonly<Record<string, unknown>> };
  readonly params: Readonly<Record<string, unknown>>;
  readonly session?: { readonly accountId?: string };
  readonly grantId?: string;
  readonly clientName: string;
}

/** The same text for all failures, so that it does not reveal whether an account exists or is locked. */
const FAILED =
  'That did not work. Check the e-mail address and the password. After several tries in a row you have to wait some minutes.';
const CROWDED =
  'Too many people have signed in from your network in a short time. Wait a moment, then try again.';
const BUSY = 'Many people are signing in at this moment. Try again in a few seconds.';

export function refusalOf({ kind }: DomainError): string {
  if (kind === 'too-many-requests') return CROWDED;
  return kind === 'unavailable' ? BUSY : FAILED;
}

const REFUSALS: Readonly<Record<string, string>> = {
  'identity.challenge-over': 'That took too long, or there were too many wrong codes. Sign in again.',
  'identity.passkey-refused': 'This passkey was not accepted. Try again, or go on another way.',
  'identity.sms-not-set-up': 'This server sends no codes by SMS.',
  'identity.sms-not-sent': 'The code could not be sent. Try again in a moment, or go on another way.',
  'identity.sms-refused': 'Codes by SMS are not accepted for your role, or for this sign-in.',
  'identity.phone-refused':
    'This is no telephone number, or none that codes are sent to. Type it with its country, such as +1 614 555 0123.',
};

/** The text for a refused code. It may say more than at the password, because the password was right. */
export function factorRefusalOf({ code, kind, details }: DomainError): string {
  const words = REFUSALS[code];
  if (words !== undefined) return words;
  if (kind !== 'too-many-requests')
    return 'This code is wrong, was used already, or is too old. Wait for the next one.';
  const what =
    code === 'identity.sms-too-many' ? 'Too many codes were sent' : 'There were too many wrong codes';
  return `${what}. Wait ${inWords(details.retryAfter ?? 1)}, then try again.`;
}

export function signInPage(
  { uid, clientName, params }: Interaction,
  {
    email,
    alert = null,
    passkey,
    providers,
  }: {
    readonly email?: string;
    readonly alert?: string | null;
    readonly passkey: Html;
    readonly providers: readonly { readonly providerName: string; readonly label: string }[];
  },
): FormPage {
  const hint = params['login_hint'];
  return {
    title: 'Sign in',
    alert,
    script: PASSKEY_SCRIPT.path,
    body: markup`<p class="soft">to go on to ${typed(clientName)}</p>
      <form method="post" action="/sign-in/${uid}/password">
        <label for="email">E-mail address</label>
        <input id="email" name="email" type="email" autocomplete="username" required autofocus value="${email ?? (typeof hint === 'string' ? hint : '')}">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <p class="actions"><button class="main" type="submit">Sign in</button></p>
      </form>
      ${passkey}
      ${providers.map(
        ({ providerName, label }) =>
          markup`<p class="actions"><a class="button" href="/sign-in/${uid}/with/${providerName}">Continue with ${typed(label)}</a></p>`,
      )}
      ${abortForm(uid)}`,
  };
}

const MEANINGS: Readonly<Record<string, string>> = {
  openid: 'know who you are',
  profile: 'see your name, role and agency',
  email: 'see your e-mail address',
  api: 'do in Bindery what you may do',
};

export function consentPage({ uid, clientName, prompt }: Interaction): FormPage {
  const { missingOIDCScope, missingResourceScopes } = prompt.details as {
    readonly missingOIDCScope?: readonly string[];
    readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>;
  };
  const scopes = [...(missingOIDCScope ?? []), ...Object.values(missingResourceScopes ?? {}).flat()];
  return {
    title: 'Allow access',
    body: markup`<p>${typed(clientName)} asks to:</p>
      <ul class="plain">${scopes.map((scope) => markup`<li>${MEANINGS[scope] ?? scope}</li>`)}</ul>
      <p class="soft">It ends when you sign out, and after a day at the latest.</p>
      <form method="post" action="/sign-in/${uid}/consent">
        <p class="actions"><button class="main" type="submit">Allow</button></p>
      </form>
      ${abortForm(uid)}`,
  };
}

/** Shown if the cookie of the sign-in is missing or expired: a long pause, another browser, or a page from the history. */
export function expiredPage(): FormPage {
  return {
    title: 'This sign-in is over',
    body: markup`<p>It was begun more than ten minutes ago, in another browser, or has been finished already.</p>
      <p>Go back to the program that you want to use and sign in again.</p>`,
  };
}

/** Shown if the network has sent too many requests; nothing was checked. */
export function crowdedPage(retryAfter: number): FormPage {
  return {
    title: 'Too many requests',
    body: markup`<p>Too many requests have come from your network in a short time.</p>
      <p>Wait ${inWords(retryAfter)}, then go back and try again.</p>`,
  };
}

export function abortForm(uid: string): Html {
  return markup`<form method="post" action="/sign-in/${uid}/abort"><button type="submit">Cancel</button></form>`;
}

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second';
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
