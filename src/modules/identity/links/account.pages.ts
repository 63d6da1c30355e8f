import type { FormPage } from '../../../platform/http/html/form-page.js';
import { markup } from '../../../platform/http/html/html.js';

export const askPage = (fault: string | null = null): FormPage => ({
  title: 'Choose a new password',
  alert: fault,
  body: markup`<p>Type the e-mail address of your account. If there is one, a link to choose a new password is sent to it.</p>
<form method="post" action="/account/reset">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" autofocus>
<p class="actions"><button class="main" type="submit">Send the link</button></p>
</form>`,
});

/** The same page whether or not the account exists. */
export const askedPage = (): FormPage => ({
  title: 'Look into your mailbox',
  body: markup`<p>If there is an account with this address, a link is on its way. It works once, for an hour.</p>
<p class="soft">Nothing came? Look among what was taken for advertising, or ask your administrator.</p>`,
});

export const choosePage = (token: string, isFirst: boolean, fault: string | null = null): FormPage => ({
  alert: fault,
  title: isFirst ? 'Choose your password' : 'Choose a new password',
  body: markup`<p id="rule">15 to 128 characters. Several words are easy to keep in mind and hard to guess.</p>
<form method="post" action="/account/password">
<input type="hidden" name="token" value="${token}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required maxlength="256" aria-describedby="rule" autofocus>
<p class="actions"><button class="main" type="submit">Save the password</button></p>
</form>`,
});

export const chosenPage = (): FormPage => ({
  title: 'Your password is saved',
  body: markup`<p>All earlier sessions of your account have ended. Sign in with the new password from now on.</p>`,
});

export const overPage = (): FormPage => ({
  title: 'This link does not work any more',
  body: markup`<p>It was used already, is too old, or a newer one was sent.</p>
<p><a href="/account/reset">Have a new link sent</a></p>`,
});

export const busyPage = (): FormPage => ({
  title: 'Too many at once',
  body: markup`<p>Please try again in a few minutes.</p>`,
});
