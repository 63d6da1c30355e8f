import { AdmitPerson } from './admit-person.js';
import { AskProvider } from './ask-provider.js';
import { EnterSsoProvider } from './enter-provider.js';
import { SsoIdentities } from './identities.store.js';
import { LinkIdentity } from './link-identity.js';
import { OpenIdSignIn } from './open-id-sign-in.js';
import { OwnIdentities } from './own-identities.js';
import { ProviderCheck } from './provider-check.js';
import { SsoProvidersQueries } from './providers.queries.js';
import { SamlSignIn } from './saml-sign-in.js';
import { SsoRequests } from './sso-requests.js';
import { SsoTrail } from './sso-trail.js';

export const SSO = [
  AdmitPerson,
  AskProvider,
  EnterSsoProvider,
  LinkIdentity,
  OpenIdSignIn,
  OwnIdentities,
  ProviderCheck,
  SamlSignIn,
  SsoIdentities,
  SsoProvidersQueries,
  SsoRequests,
  SsoTrail,
];
