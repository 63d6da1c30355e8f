import { defineEntity, p } from '@mikro-orm/core';

/** The purpose of a mailed link: `invitation` for a first password, which also verifies the address, or `reset` for another one. */
export type LinkKind = 'reset' | 'invitation';

const AccountLinkSchema = defineEntity({
  name: 'AccountLink',
  tableName: 'account_links',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    kind: p.string().$type<LinkKind>(),
    /** The address that it was mailed to. */
    email: p.string(),
    tokenHash: p.string(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** Set when a newer link or a new password has replaced it. */
    replacedAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** A link mailed to a user; its token is only in the letter. */
export class AccountLink extends AccountLinkSchema.class {
  opens(now: Date): boolean {
    return !this.usedAt && !this.replacedAt && this.expiresAt > now;
  }
}

AccountLinkSchema.setClass(AccountLink);
