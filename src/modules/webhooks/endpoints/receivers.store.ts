import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseNow, secondsAfter } from '../../../platform/database-now.js';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import { over } from '../../../platform/typed.js';
import { newId } from '../../../shared/ids.js';
import { newSecret } from '../domain/signature.js';
import { SECRET_COLUMN, WebhookSecret } from './endpoint.entities.js';

export interface ReceiverRow {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly { readonly secret: string; readonly expiresAt: number | null }[];
}

/** Addresses and secrets for sending, and the change of secrets. */
@Injectable()
export class ReceiversStore {
  constructor(
    private readonly em: EntityManager,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Endpoints that are not removed, with their unexpired secrets. */
  async byIds(ids: readonly string[]): Promise<readonly ReceiverRow[]> {
    const { rows } = await sql<{
      readonly id: string;
      readonly url: string;
      readonly secrets: readonly {
        readonly id: string;
        readonly sealed: string;
        readonly until: number | null;
      }[];
    }>`
      select e.id, e.url, json_agg(json_build_object('id', s.id, 'sealed', s.secret_encrypted,
               'until', extract(epoch from s.expires_at) * 1000) order by s.expires_at desc nulls first) as secrets
        from webhook_endpoints e join webhook_secrets s on s.endpoint_id = e.id
       where e.id = any(${[...ids]}::uuid[]) and e.status <> 'removed' and (s.expires_at is null or s.expires_at > now())
       group by e.id, e.url
    `.execute(this.em.getKysely());
    return Promise.all(
      rows.map(async ({ id, url, secrets }) => ({
        id,
        url,
        secrets: await Promise.all(
          secrets.map(async ({ id: row, sealed, until }) => ({
            secret: await this.encryption.open({ ...SECRET_COLUMN, row }, sealed),
            expiresAt: until,
          })),
        ),
      })),
    );
  }

  /** Returns a new secret. The present one stays valid for some hours; earlier ones end. */
  async renew(endpointId: string, overlapHours: number): Promise<string> {
    const kysely = this.em.getKysely();
    const now = await databaseNow(this.em);
    await sql`
      delete from webhook_secrets where endpoint_id = ${endpointId} and (expires_at is not null or ${overlapHours} = 0)
    `.execute(kysely);
    await sql`
      update webhook_secrets set expires_at = ${secondsAfter(now, overlapHours * 3600)}, row_version = row_version + 1
       where endpoint_id = ${endpointId}
    `.execute(kysely);
    const row = newId();
    const secret = newSecret();
    const secretEncrypted = this.encryption.seal({ ...SECRET_COLUMN, row }, secret);
    await over(this.em, WebhookSecret)
      .insertInto('WebhookSecret')
      .values({ id: row, endpointId, secretEncrypted })
      .execute();
    return secret;
  }
}
