import type { FormPage } from '../../../../platform/http/html/form-page.js';
import type { Html, HtmlValue } from '../../../../platform/http/html/html.js';
import { markup, typed } from '../../../../platform/http/html/html.js';
import { detailList } from '../../../../platform/http/html/page.js';
import type { FactorsOfUser } from '../../factors/factors.store.js';
import { hasFactor } from '../../factors/factors.store.js';
import type { PasskeyOfUser } from '../../factors/passkeys/passkeys.store.js';
import type { SessionList } from '../../sessions/sessions.dto.js';
import type { UserResponse } from '../../identity.dto.js';
import type { SsoProvider } from '../../sso/sso.entities.js';
import type { UserIdentityResponse } from '../../sso/user-identities.dto.js';
import type { Consent } from './consents.queries.js';

/** Whether the user may add codes by SMS: `not-set-up` without a gateway, `refused` for some roles. */
export type SmsOffer = 'offered' | 'not-set-up' | 'refused';

const NO_SMS = {
  'not-set-up': 'Not offered: this server sends no messages',
  refused: 'Not for your role',
} as const;

export interface AccountParts {
  readonly user: UserResponse;
  readonly factors: FactorsOfUser;
  readonly passkeys: readonly PasskeyOfUser[];
  readonly isFactorRequired: boolean;
  readonly sms: SmsOffer;
  readonly identities: readonly UserIdentityResponse[];
  /** Providers that the user can link. */
  readonly providers: readonly SsoProvider[];
  readonly sessions: SessionList;
  readonly consents: readonly Consent[];
  readonly done?: string | null;
  readonly alert?: string | null;
}

export function accountPage(parts: AccountParts): FormPage {
  const { user, done = null, alert = null } = parts;
  const details: (readonly [string, string])[] = [
    ['Name', [user.firstName, user.lastName].filter((part) => part !== '').join(' ')],
    ['E-mail address', user.email],
    ['Role', user.role],
  ];
  return {
    title: 'Your account',
    done,
    alert,
    isWide: true,
    body: markup`${detailList(details)}
      <p class="soft">An administrator changes these.</p>
      <h2>Second factors</h2>
      ${factorsOf(parts)}
      ${identitiesOf(parts)}
      <h2>Password</h2>
      ${passwordForm()}
      <h2>Where you are signed in</h2>
      ${sessionsOf(parts.sessions)}
      <h2>Programs</h2>
      ${consentsOf(parts.consents)}
      <p class="actions"><a href="/oidc/session/end">Sign out</a></p>`,
  };
}

function factorsOf({ factors, passkeys, isFactorRequired, sms }: AccountParts): Html {
  const { hasAuthenticator, recoveryCodesLeft } = factors;
  return markup`${
    hasFactor(factors)
      ? null
      : markup`<p>${isFactorRequired ? 'You need one at your next sign-in.' : 'A stolen password opens your account. A passkey or an app on your telephone changes that.'}</p>`
  }
    <ul class="rows">
      ${passkeys.map(
        ({ id, name, createdAt, lastUsedAt }) =>
          markup`<li><div>${typed(name)}<br><span class="soft">Passkey, added ${day(createdAt)}${lastUsedAt === null ? '' : `, last used ${day(lastUsedAt)}`}</span></div>
          ${button(`/account/passkeys/${id}/remove`, 'Remove', `Remove the passkey ${name}`)}</li>`,
      )}
      <li><div>Authenticator app<br><span class="soft">${hasAuthenticator ? 'Set up' : 'Not set up'}</span></div>
        <a href="/account/authenticator">${hasAuthenticator ? 'Replace' : 'Set up'}</a>
        ${hasAuthenticator ? button('/account/authenticator/remove', 'Remove', 'Remove the authenticator app') : null}</li>
      ${smsRow(factors, sms)}
      ${
        hasFactor(factors)
          ? markup`<li><div>Recovery codes<br><span class="soft">${recoveryCodesLeft} of 10 left</span></div>
        ${button('/account/recovery-codes', 'Replace', 'Replace the recovery codes')}</li>
        <li><div>Trusted browsers<br><span class="soft">Those that are not asked for a code</span></div>
        ${button('/account/devices/forget', 'Forget all', 'Forget all trusted browsers')}</li>`
          : null
      }
    </ul>
    <p class="actions"><a href="/account/passkey">Add a passkey</a></p>`;
}

function smsRow({ smsPhoneEnding }: FactorsOfUser, offer: SmsOffer): Html {
  const says = smsPhoneEnding === null ? 'Not set up' : `To the number that ends in ${smsPhoneEnding}`;
  const isOffered = offer === 'offered';
  return markup`<li><div>Codes by SMS<br><span class="soft">${isOffered || smsPhoneEnding !== null ? says : ''}${isOffered ? '' : `${smsPhoneEnding === null ? '' : '; '}${NO_SMS[offer]}`}</span></div>
        ${isOffered ? markup`<a href="/account/sms" aria-label="${smsPhoneEnding === null ? 'Set up codes by SMS' : 'Change the number for codes by SMS'}">${smsPhoneEnding === null ? 'Set up' : 'Change'}</a>` : null}
        ${smsPhoneEnding === null ? null : button('/account/sms/remove', 'Remove', 'Remove codes by SMS')}</li>`;
}

/** Left out if the company has no provider and never had one. */
function identitiesOf({ identities, providers }: AccountParts): Html | null {
  if (identities.length === 0 && providers.length === 0) return null;
  const label = (name: string): string =>
    providers.find(({ providerName }) => providerName === name)?.label() ?? name;
  return markup`<h2>Single sign-on</h2>
    <ul class="rows">
      ${identities.map(
        ({ id, providerName, email, createdAt, lastLoginAt }) =>
          markup`<li><div>${typed(label(providerName))}<br><span class="soft">${email === null ? '' : markup`${typed(email)}, `}linked ${day(new Date(createdAt))}${lastLoginAt === null ? '' : `, last used ${day(new Date(lastLoginAt))}`}</span></div>
          ${button(`/account/identities/${id}/unlink`, 'Unlink', `Unlink ${label(providerName)}, which signs you out everywhere`)}</li>`,
      )}
      ${providers
        .filter(({ providerName }) => !identities.some((each) => each.providerName === providerName))
        .map(
          ({ providerName }) =>
            markup`<li><div>${typed(label(providerName))}<br><span class="soft">Not linked</span></div>
          <a href="/account/provider/${providerName}" aria-label="Link ${label(providerName)}">Link</a></li>`,
        )}
    </ul>`;
}

function passwordForm(): Html {
  return markup`<form method="post" action="/account/new-password">
      <label for="current">Current password</label>
      <input id="current" name="current" type="password" autocomplete="current-password" required maxlength="256">
      <label for="new">New password</label>
      <input id="new" name="new" type="password" autocomplete="new-password" required maxlength="256" aria-describedby="rule">
      <p id="rule" class="soft">15 to 128 characters. Several words are easy to keep in mind and hard to guess. You are signed out everywhere.</p>
      <p class="actions"><button type="submit">Change the password</button></p>
    </form>`;
}

function sessionsOf({ items }: SessionList): Html {
  return markup`<ul class="rows">${items.map(
    ({ id, device, ipAddress, createdAt, lastActivityAt, isCurrent }) =>
      markup`<li><div>${device}${isCurrent ? markup` <b>(this one)</b>` : null}<br>
        <span class="soft">From ${ipAddress ?? 'an unknown address'}, since ${day(new Date(createdAt))}, last used ${day(new Date(lastActivityAt))}</span></div>
        ${isCurrent ? null : button(`/account/sessions/${id}/end`, 'End', `End the session: ${device} from ${ipAddress ?? 'an unknown address'}`)}</li>`,
  )}</ul>
    ${items.length > 1 ? button('/account/sessions/end', 'Sign out everywhere', 'Sign out everywhere') : null}`;
}

function consentsOf(consents: readonly Consent[]): Html {
  if (consents.length === 0) return markup`<p class="soft">No program acts for you.</p>`;
  return markup`<ul class="rows">${consents.map(
    ({ clientId, clientName, scopes, at }) =>
      markup`<li><div>${typed(clientName)}<br><span class="soft">${scopes.join(', ')}; since ${day(at)}</span></div>
        <form method="post" action="/account/consents/end"><input type="hidden" name="client" value="${clientId}">
          <button type="submit" aria-label="Take back what ${clientName} may do">Take back</button></form></li>`,
  )}</ul>`;
}

/** `says` is the label for screen readers, where the word alone is not clear. */
function button(action: string, word: string, says: string): HtmlValue {
  return markup`<form method="post" action="${action}"><button type="submit"${says === word ? null : markup` aria-label="${says}"`}>${word}</button></form>`;
}

function day(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
