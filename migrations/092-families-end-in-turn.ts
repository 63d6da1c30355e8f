import { SqlMigration, orReplace } from './sql.js';
import { revokeUserTokens } from './009/token-revocation.js';
import { revokeClientTokens } from './053-registered-clients.js';

/**
 * One statement ends what it sees. Without the lock of the family it would not see the successor of a refresh token that another
 * instance is replacing at that moment, which would live on. In one order, so that two that end several families do not wait for each other.
 */
const lockTokenFamilies = `
create function lock_token_families(families text[]) returns void language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(key)
     from (select distinct hashtextextended(current_schema() || ' identity.family ' || family, 0) as key
             from unnest(families) as family where family is not null order by 1) as keys;
end
$$;`;

const locked = (revoke: string, whose: string): string =>
  orReplace(revoke).replace(
    'begin\n',
    `begin
  perform lock_token_families(array(
    select id from grants where ${whose} and revoked_at is null
    union select grant_id from oauth2_authorization_codes where ${whose} and revoked_at is null and expires_at > moment
    union select grant_id from oauth2_refresh_tokens where ${whose} and revoked_at is null and expires_at > moment
    union select grant_id from oauth2_access_tokens where ${whose} and revoked_at is null and expires_at > moment));
`,
  );

/** Tokens of a user or a client end one family after the other with those who use them. */
export class Migration092FamiliesEndInTurn extends SqlMigration {
  override up(): void {
    this.addSql(lockTokenFamilies);
    this.addSql(locked(revokeUserTokens, 'user_id = for_user'));
    this.addSql(locked(revokeClientTokens, 'client_id = for_client'));
  }

  override down(): void {
    this.addSql(orReplace(revokeUserTokens));
    this.addSql(orReplace(revokeClientTokens));
    this.addSql('drop function lock_token_families(text[])');
  }
}
