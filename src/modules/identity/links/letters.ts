import type { MailMessage } from '../../../platform/mail/mail.js';
import type { MadeLink } from './account-links.js';

type Letter = Omit<MailMessage, 'to'>;

/** The letter with a link. It contains no names, because a mistyped address belongs to somebody else. */
export function linkLetter({ token, kind, expiresAt }: MadeLink, publicUrl: string): Letter {
  const address = `${publicUrl}/account/password?token=${token}`;
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (kind === 'invitation')
    return {
      subject: 'Your Bindery account',
      text: `An account has been set up for you in Bindery. Choose a password here:

${address}

The link works once, until ${until}. If you expect no such account, you need not do anything.
`,
    };
  return {
    subject: 'Choose a new Bindery password',
    text: `Somebody asked for a new password for your account in Bindery. Choose one here:

${address}

The link works once, until ${until}. If it was not you, you need not do anything: your password stays as it is.
`,
  };
}

export const PASSWORD_CHANGED: Letter = {
  subject: 'Your Bindery password was changed',
  text: `The password of your account in Bindery has just been changed, and all of its sessions were ended.

If it was not you, tell your administrator at once.
`,
};
