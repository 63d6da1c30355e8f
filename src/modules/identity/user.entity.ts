import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import { normalizeEmail } from './domain/email-address.js';
import type { Failures, SourceTries } from './domain/lock-out.js';
import { MAX_TRIES, NO_FAILURES, afterFailure, secondsLocked } from './domain/lock-out.js';

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    email: p.string(),
    passwordHash: p.string().nullable(),
    firstName: p.string(),
    lastName: p.string(),
    role: p.string().$type<Role>(),
    agencyId: p.uuid().nullable(),
    onlyFurtherRoles: p.boolean(),
    isActive: p.boolean(),
    lastLoginAt: p.datetime().nullable(),
    failedLoginCount: p.integer(),
    lastFailedLoginAt: p.datetime().nullable(),
    lockedUntil: p.datetime().nullable(),
    passwordChangedAt: p.datetime().nullable(),
    mustChangePassword: p.boolean(),
    emailVerifiedAt: p.datetime().nullable(),
    roleSince: p.datetime().nullable(),
    rowVersion: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

export interface NewUser {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly onlyFurtherRoles: boolean;
  readonly passwordHash: string | null;
}

export interface UserChange {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly role?: Role | undefined;
  readonly agencyId?: string | null | undefined;
  readonly onlyFurtherRoles?: boolean | undefined;
}

const HOLDINGS = ['role', 'agencyId', 'onlyFurtherRoles'] as const;

/** A user. Lock counters are columns and not memory, because all instances must count the same tries. */
export class User extends UserSchema.class {
  static create(values: NewUser, now: Date): User {
    const user = new User();
    Object.assign(user, values, {
      id: newId(now.getTime()),
      email: normalizeEmail(values.email),
      isActive: true,
      lastLoginAt: null,
      failedLoginCount: 0,
      lastFailedLoginAt: null,
      lockedUntil: null,
      passwordChangedAt: values.passwordHash === null ? null : now,
      mustChangePassword: false,
      emailVerifiedAt: null,
      roleSince: now,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    return user;
  }

  /** The system's own account acts in jobs and never signs in. */
  get maySignIn(): boolean {
    return this.isActive && this.deletedAt === null && this.role !== 'system';
  }

  /** Consecutive wrong passwords from all networks. */
  get failures(): Failures {
    return { failures: this.failedLoginCount, lastFailedAt: this.lastFailedLoginAt ?? null };
  }

  /** Counts a wrong password; true if its sender must wait now. */
  countTry(source: SourceTries, now: Date): boolean {
    this.failures = afterFailure(this.failures, now);
    const wait = secondsLocked(this.failures, source, now);
    if (wait > 0) this.lockedUntil = new Date(now.getTime() + wait * 1000);
    return wait > 0;
  }

  /** Whether some network must wait; the owner on a known network may still sign in. */
  isLocked(now: Date): boolean {
    return this.failedLoginCount >= MAX_TRIES || (this.lockedUntil ?? now) > now;
  }

  signIn(now: Date): void {
    this.failures = NO_FAILURES;
    this.lastLoginAt = now;
  }

  unlock(): void {
    this.failures = NO_FAILURES;
  }

  /** Changes the address, which is unverified until a link there is opened. */
  moveTo(email: string): void {
    this.email = email;
    this.emailVerifiedAt = null;
  }

  /** Sets a password chosen by the user, and resets the failures. */
  setPassword(hash: string, now: Date): void {
    this.passwordHash = hash;
    this.passwordChangedAt = now;
    this.mustChangePassword = false;
    this.failures = NO_FAILURES;
  }

  /** The same password, hashed with the current parameters. */
  rehashPassword(hash: string): void {
    this.passwordHash = hash;
  }

  enable(): void {
    this.isActive = true;
  }

  disable(): void {
    this.isActive = false;
  }

  /** Applies the changed fields and returns their names. */
  change(change: UserChange, now: Date): (keyof UserChange)[] {
    const fields = Object.keys(change) as (keyof UserChange)[];
    const changed = fields.filter(
      (field) => change[field] !== undefined && change[field] !== (this[field] ?? null),
    );
    for (const field of changed) Object.assign(this, { [field]: change[field] });
    if (HOLDINGS.some((field) => changed.includes(field))) this.roleSince = now;
    return changed;
  }

  private set failures({ failures, lastFailedAt }: Failures) {
    this.failedLoginCount = failures;
    this.lastFailedLoginAt = lastFailedAt;
    if (failures === 0) this.lockedUntil = null;
  }
}

UserSchema.setClass(User);
