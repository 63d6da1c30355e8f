import { FollowGroups } from './follow-groups.js';
import { PushGroup } from './push-group.js';
import { PushUser } from './push-user.js';
import { ScimGroupRoutes } from './scim-group-routes.js';
import { ScimGroupsStore } from './scim-groups.store.js';
import { ScimRequests } from './scim-requests.js';
import { ScimRoutes } from './scim-routes.js';
import { ScimTokens } from './scim-tokens.js';
import { ScimUsersStore } from './scim-users.store.js';

export const SCIM = [
  FollowGroups,
  PushGroup,
  PushUser,
  ScimGroupRoutes,
  ScimGroupsStore,
  ScimRequests,
  ScimRoutes,
  ScimTokens,
  ScimUsersStore,
];
