import { Clients } from './acting-clients.js';
import { ChangeClient } from './change-client.js';
import { ClientRegistration } from './client-registration.js';
import { ClientTokensStore } from './client-tokens.store.js';
import { ClientsQueries } from './clients.queries.js';
import { CreateClient } from './create-client.js';
import { RegisteredClients } from './registered-clients.js';
import { RotateClientSecret } from './rotate-client-secret.js';

export const CLIENTS = [
  Clients,
  RegisteredClients,
  ClientRegistration,
  ClientTokensStore,
  ClientsQueries,
  CreateClient,
  ChangeClient,
  RotateClientSecret,
];
