export { IdentityModule } from './identity.module.js';
export { Identity } from './identity.js';
export type { CreateUserInput } from './create-user.js';
export { User } from './user.entity.js';
export { generatePassword } from './passwords/generate-password.js';
export { identityPermissions } from './identity.permissions.js';
export type { UserResponse } from './identity.dto.js';
export { mountAuthorizationServer } from './server/mount.js';
