import { Injectable } from '@nestjs/common';
import { Mail } from '../../../platform/mail/mail.js';
import { UsersQueries } from '../users.queries.js';

/** The letters about changes of factors and addresses, which their owner must get (ASVS 5.0, 6.3.7 and NIST SP 800-63B-4 section 4.2.3). */
const NEWS = {
  'authenticator-added': 'An authenticator app was added to your account in Bindery.',
  'authenticator-removed': 'The authenticator app was taken off your account in Bindery.',
  'phone-added': 'Codes by SMS were added to your account in Bindery.',
  'phone-changed': 'The number that codes for your account in Bindery go to was changed.',
  'phone-removed': 'Codes by SMS were taken off your account in Bindery.',
  'passkey-added': 'A passkey was added to your account in Bindery.',
  'passkey-removed': 'A passkey was taken off your account in Bindery.',
  'factors-reset': 'An administrator has taken all second factors off your account in Bindery.',
  'recovery-codes-made':
    'New recovery codes were made for your account in Bindery. Earlier ones open nothing any more.',
  'provider-linked':
    'A provider of single sign-on was linked to your account in Bindery: it opens the account from now on.',
  'provider-unlinked': 'A provider of single sign-on opens your account in Bindery no longer.',
  'email-changed':
    'The e-mail address of your account in Bindery was changed by your organization. Letters about the account go to the new address from now on.',
  'recovery-code-used': 'A recovery code was used to sign in to your account in Bindery.',
} as const;

@Injectable()
export class FactorLetters {
  constructor(
    private readonly users: UsersQueries,
    private readonly mail: Mail,
  ) {}

  /** Sends a letter after the commit; without a mail transport it does nothing. */
  async send(userId: string, news: keyof typeof NEWS): Promise<void> {
    if (this.mail.isSetUp) this.sendTo((await this.users.byId(userId)).email, news);
  }

  /** The same, to an address that the account no longer has. */
  sendTo(email: string, news: keyof typeof NEWS): void {
    if (!this.mail.isSetUp) return;
    this.mail.afterwards(() =>
      this.mail.send({
        to: email,
        subject: 'Signing in to Bindery',
        text: `${NEWS[news]}

If it was not you, tell your administrator at once.
`,
      }),
    );
  }
}
