import { sessionActor } from './036-sign-in-sources.js';
import { SqlMigration } from './sql.js';

/** Besides the session, the token itself must stand in the registry and be alive there. */
const tokenActor = sessionActor.replace('at timestamptz)', 'at timestamptz, token text)').replace(
  'and u.is_active',
  `and exists (select from oauth2_access_tokens t
                   where t.jti_hash = token and t.session_id = s.id and t.revoked_at is null and t.expires_at > at)
     and u.is_active`,
);

/** A public client: the pages that the server itself brings, which sign staff in as any other program does. */
const OWN_CLIENT = 'urn:bindery:sign-in';

const MODELS = ['Session', 'Interaction', 'PushedAuthorizationRequest', 'ReplayDetection', 'SsoRequest'];
const models = (...more: readonly string[]): string =>
  `check (model in (${[...MODELS, ...more].map((model) => `'${model}'`).join(', ')}))`;

/**
 * A session is what the authorization server says it is: it has an id of its own for the protocol (`uid`), a cookie that changes with each
 * sign-in while the session stays, a level, a moment of the
 * sign-in from which its longest life counts, and what the protocol keeps with it, encrypted. Access tokens of users stand in the
 * registry as those of clients do, so that one of them can be revoked.
 */
export class Migration049AuthorizationServer extends SqlMigration {
  override up(): void {
    this.addSql('alter table user_sessions add column uid text collate "C"');
    this.addSql('alter table user_sessions add column cookie_hash text collate "C"');
    this.addSql('alter table user_sessions add column acr text');
    this.addSql(`alter table user_sessions add column amr jsonb not null default '["pwd"]'`);
    this.addSql('alter table user_sessions add column signed_in_at timestamptz');
    this.addSql('alter table user_sessions add column payload_encrypted text');
    this.addSql('create unique index user_sessions_uid_key on user_sessions (uid) where uid is not null');
    this.addSql(
      'create unique index user_sessions_cookie_hash_key on user_sessions (cookie_hash) where cookie_hash is not null',
    );
    this.addSql('alter table oauth2_access_tokens add column session_id uuid');
    this.addSql(
      `alter table oauth2_access_tokens add constraint oauth2_access_tokens_session_id_fkey
         foreign key (session_id) references user_sessions (id) on delete set null`,
    );
    this.addSql(
      'create index oauth2_access_tokens_session_id_idx on oauth2_access_tokens (session_id) where session_id is not null',
    );
    this.addSql('drop function session_actor(uuid, uuid, timestamptz)');
    this.addSql(tokenActor);
    this.addSql('alter table oidc_artifacts drop constraint oidc_artifacts_model_check');
    this.addSql(
      `alter table oidc_artifacts add constraint oidc_artifacts_model_check ${models('SignIn', 'PasswordReset', 'Invitation', 'Challenge')}`,
    );
    this.addSql(`
insert into oauth2_clients (id, client_id, client_name, token_endpoint_auth_method, allowed_grant_types, allowed_scopes)
values ('01a22000-0000-7000-8000-000000000049', '${OWN_CLIENT}', 'Bindery''s own pages', 'none',
        '["authorization_code", "refresh_token"]', '["openid", "profile", "email", "api"]')
on conflict (client_id) do update set active = true`);
  }

  override down(): void {
    // Logs of tokens may name the client, and they stay.
    this.addSql(`update oauth2_clients set active = false where client_id = '${OWN_CLIENT}'`);
    this.addSql(
      `delete from oidc_artifacts where model in ('SignIn', 'PasswordReset', 'Invitation', 'Challenge')`,
    );
    this.addSql('alter table oidc_artifacts drop constraint oidc_artifacts_model_check');
    this.addSql(`alter table oidc_artifacts add constraint oidc_artifacts_model_check ${models()}`);
    this.addSql('drop function session_actor(uuid, uuid, timestamptz, text)');
    this.addSql(sessionActor);
    this.addSql('alter table oauth2_access_tokens drop column session_id');
    this.addSql('alter table user_sessions drop column payload_encrypted');
    this.addSql('alter table user_sessions drop column signed_in_at');
    this.addSql('alter table user_sessions drop column amr');
    this.addSql('alter table user_sessions drop column acr');
    this.addSql('alter table user_sessions drop column cookie_hash');
    this.addSql('alter table user_sessions drop column uid');
  }
}
