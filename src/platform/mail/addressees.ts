import type { PermissionName } from '../http/permissions.js';

/** Who may be written to, and where. The room of identity knows and provides it; asked when a letter leaves. */
export abstract class Addressees {
  /** E-mail addresses by user: of those of the given ones who may sign in and do this at this moment. */
  abstract of(userIds: readonly string[], permission: PermissionName): Promise<ReadonlyMap<string, string>>;
}
