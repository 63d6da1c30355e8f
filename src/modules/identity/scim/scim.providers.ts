import { PushUser } from './push-user.js';
import { ScimRoutes } from './scim-routes.js';
import { ScimUsersStore } from './scim-users.store.js';

export const SCIM = [PushUser, ScimRoutes, ScimUsersStore];
