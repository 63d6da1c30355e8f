import { SqlMigration, oneOf } from './sql.js';

/** Nobody administers by default. */
const ROLES = ['agent', 'underwriter', 'adjuster'];

/**
 * Single sign-on comes to life: what a provider is asked for and believed in, and who its new users become, is data of its row. A sign-in
 * that waits for a second factor knows the provider that was the first one.
 */
export class Migration059SingleSignOn extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table sso_providers add column display_name text;
alter table sso_providers add column scopes jsonb not null default '["openid", "profile", "email"]';
alter table sso_providers add column trusts_email boolean not null default false;
alter table sso_providers add column trusted_acr_values jsonb not null default '[]';
alter table sso_providers add column trusted_amr_values jsonb not null default '[]';
alter table sso_providers add column default_role text not null default 'agent';
alter table sso_providers add column agency_id uuid references agencies (id);
alter table sso_providers add column role_claim text;
alter table sso_providers add column role_rules jsonb not null default '[]';
alter table sso_providers add column manages_roles boolean not null default false;
alter table sso_providers add column created_by uuid references principals (id);
alter table sso_providers add constraint sso_providers_default_role_check check (${oneOf('default_role', ROLES)});
alter table sso_providers add constraint sso_providers_claims_check check (jsonb_typeof(scopes) = 'array'
  and jsonb_typeof(trusted_acr_values) = 'array' and jsonb_typeof(trusted_amr_values) = 'array' and jsonb_typeof(role_rules) = 'array');
alter table sso_providers add constraint sso_providers_role_claim_check check (role_claim is not null or role_rules = '[]'::jsonb);
alter table sso_providers add constraint sso_providers_trusts_email_check check (not trusts_email or allowed_domains <> '[]'::jsonb);
create index sso_providers_agency_id_idx on sso_providers (agency_id) where agency_id is not null;
create index sso_providers_created_by_idx on sso_providers (created_by) where created_by is not null;
create trigger sso_providers_kept_columns before update of provider_name, provider_type, created_by on sso_providers
  for each row execute function keep_written('provider_name', 'provider_type', 'created_by');
alter table factor_challenges add column sso_provider_id uuid references sso_providers (id);
create index factor_challenges_sso_provider_id_idx on factor_challenges (sso_provider_id) where sso_provider_id is not null`);
  }

  override down(): void {
    this.addSql(`
alter table factor_challenges drop column sso_provider_id;
drop trigger sso_providers_kept_columns on sso_providers;
alter table sso_providers drop constraint sso_providers_trusts_email_check;
alter table sso_providers drop constraint sso_providers_role_claim_check;
alter table sso_providers drop constraint sso_providers_claims_check;
alter table sso_providers drop constraint sso_providers_default_role_check;
alter table sso_providers drop column created_by;
alter table sso_providers drop column manages_roles;
alter table sso_providers drop column role_rules;
alter table sso_providers drop column role_claim;
alter table sso_providers drop column agency_id;
alter table sso_providers drop column default_role;
alter table sso_providers drop column trusted_amr_values;
alter table sso_providers drop column trusted_acr_values;
alter table sso_providers drop column trusts_email;
alter table sso_providers drop column scopes;
alter table sso_providers drop column display_name`);
  }
}
