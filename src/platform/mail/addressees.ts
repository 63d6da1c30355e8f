import type { PermissionName } from '../http/permissions.js';

/** Finds who may get a letter; asked when it is sent. The identity room provides it. */
export abstract class Addressees {
  /** E-mail addresses by user id, for those of the given users who may sign in and have the permission now. */
  abstract of(userIds: readonly string[], permission: PermissionName): Promise<ReadonlyMap<string, string>>;
}
