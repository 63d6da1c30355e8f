import { AccountPages } from './account-pages.js';
import { ConsentsQueries } from './consents.queries.js';
import { NewFactorPages } from './new-factor-pages.js';
import { PhonePages } from './phone-pages.js';
import { ProviderPages } from './provider-pages.js';
import { WebSessions } from './web-sessions.js';
import { WithdrawConsent } from './withdraw-consent.js';

export const ACCOUNT = [
  WebSessions,
  ConsentsQueries,
  WithdrawConsent,
  NewFactorPages,
  PhonePages,
  ProviderPages,
  AccountPages,
];
