import { defineEntity, p } from '@mikro-orm/core';

/** What a mailed link is for: a first password, which also shows that the address is right, or another one. */
export type LinkKind = 'reset' | 'invitation';

const AccountLinkSchema = defineEntity({
  name: 'AccountLink',
  tableName: 'account_links',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    kind: p.string().$type<LinkKind>(),
    /** To which it was mailed. */
    email: p.string(),
    tokenHash: p.string(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    /** A newer link, or a new password, has taken its place. */
    replacedAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** A link that was mailed to a user; what opens it is known to the mail only. */
export class AccountLink extends AccountLinkSchema.class {
  opens(now: Date): boolean {
    return !this.usedAt && !this.replacedAt && this.expiresAt > now;
  }
}

AccountLinkSchema.setClass(AccountLink);
