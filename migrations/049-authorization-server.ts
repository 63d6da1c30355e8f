import { SqlMigration } from './sql.js';

type Columns = readonly string[];

const keptOfSessions = (columns: Columns): string => `
create trigger user_sessions_kept_columns before update of ${columns.join(', ')} on user_sessions
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')})`;

const KEPT_BEFORE = [
  'user_id',
  'session_token_hash',
  'auth_method',
  'sso_provider_id',
  'revoked_at',
  'revoke_reason',
  'created_at',
];
/** The id in the cookie changes with each sign-in, so that one that was planted or seen before is worth nothing. */
const KEPT = [...KEPT_BEFORE.filter((column) => column !== 'session_token_hash'), 'uid'];

const MODELS_BEFORE = [
  'Session',
  'Interaction',
  'PushedAuthorizationRequest',
  'ReplayDetection',
  'SsoRequest',
];
const MODELS = [...MODELS_BEFORE, 'SignIn', 'PasswordReset', 'Invitation', 'Challenge'];

const modelCheck = (models: readonly string[]): string => `
alter table oidc_artifacts add constraint oidc_artifacts_model_check
  check (model in (${models.map((model) => `'${model}'`).join(', ')}))`;

/**
 * A session outlives its tokens: it has an id by which tokens name it, says how its user proved who they are, and ends when it
 * has been idle for too long, and in any case a day after the sign-in (NIST SP 800-63B-4 section 2.2.3). What the protocol keeps
 * in it (which client has which grant) may hold secrets of forms, and is encrypted.
 */
export class Migration049AuthorizationServer extends SqlMigration {
  override up(): void {
    this.addSql('alter table user_sessions add column uid text collate "C"');
    this.addSql('alter table user_sessions add column acr text');
    this.addSql(`alter table user_sessions add column amr jsonb not null default '[]'`);
    this.addSql('alter table user_sessions add column authenticated_at timestamptz');
    this.addSql('alter table user_sessions add column absolute_expires_at timestamptz');
    this.addSql('alter table user_sessions add column payload_encrypted text');
    this.addSql('alter table user_sessions add constraint user_sessions_uid_key unique (uid)');
    this.addSql(
      `alter table user_sessions add constraint user_sessions_amr_check check (jsonb_typeof(amr) = 'array')`,
    );
    this.addSql(`alter table user_sessions add constraint user_sessions_absolute_check
      check (absolute_expires_at is null or expires_at <= absolute_expires_at)`);
    this.addSql('drop trigger user_sessions_kept_columns on user_sessions');
    this.addSql(keptOfSessions(KEPT));
    this.addSql('alter table oidc_artifacts drop constraint oidc_artifacts_model_check');
    this.addSql(modelCheck(MODELS));
  }

  override down(): void {
    this.addSql(
      `delete from oidc_artifacts where model not in (${MODELS_BEFORE.map((m) => `'${m}'`).join(', ')})`,
    );
    this.addSql('alter table oidc_artifacts drop constraint oidc_artifacts_model_check');
    this.addSql(modelCheck(MODELS_BEFORE));
    this.addSql('drop trigger user_sessions_kept_columns on user_sessions');
    this.addSql('alter table user_sessions drop constraint user_sessions_absolute_check');
    this.addSql('alter table user_sessions drop constraint user_sessions_amr_check');
    for (const column of [
      'payload_encrypted',
      'absolute_expires_at',
      'authenticated_at',
      'amr',
      'acr',
      'uid',
    ])
      this.addSql(`alter table user_sessions drop column ${column}`);
    this.addSql(keptOfSessions(KEPT_BEFORE));
  }
}
