/** Why a sign-in through a provider was refused. */
export type SsoRefusal =
  | 'not-signed-in'
  | 'unreachable'
  | 'answer-refused'
  | 'answer-incomplete'
  | 'domain'
  | 'no-email'
  | 'email-unverified'
  | 'no-account'
  | 'link-first'
  | 'account-closed'
  | 'role';

export class SsoRefused extends Error {
  constructor(
    readonly reason: SsoRefusal,
    /** The error code of the provider or the library. */
    readonly fault: string | null = null,
    readonly userId: string | null = null,
  ) {
    super(reason);
  }
}

/** The message for the person; `label` is the provider's name on the sign-in page. */
export function refusalText(reason: SsoRefusal, label: string): string {
  const texts: Readonly<Record<SsoRefusal, string>> = {
    'not-signed-in': `${label} did not sign you in. Try again, or sign in another way.`,
    unreachable: `${label} cannot be reached at this moment. Try again in a few minutes, or sign in another way.`,
    'answer-refused': `The answer of ${label} could not be accepted. Try again; if it happens again, tell your administrator.`,
    'answer-incomplete': `${label} did not say who you are. Tell your administrator.`,
    domain: `Accounts of your organization do not come in through ${label}. Tell your administrator if they should.`,
    'no-email': `${label} did not tell your e-mail address, so there can be no account for you. Tell your administrator.`,
    'email-unverified': `${label} has not verified your e-mail address, so there can be no account for you. Have it verified there first.`,
    'no-account': `You have no account here yet. Ask your administrator for one.`,
    'link-first': `There is an account with your e-mail address here already. Sign in to it once as you did so far; from then on ${label} opens it.`,
    'account-closed': 'Your account cannot sign in. Ask your administrator.',
    role: `What ${label} says that you may do cannot be set up here. Ask your administrator.`,
  };
  return texts[reason];
}
