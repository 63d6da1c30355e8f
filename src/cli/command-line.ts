import type { Command } from './command.js';
import { UsageError } from './command.js';
import {
  agenciesChange,
  agenciesClose,
  agenciesCreate,
  agenciesList,
  agenciesReinstate,
  agenciesSuspend,
} from './agencies.js';
import { alertRulesAdd, alertRulesChange, alertRulesEnd, alertRulesList } from './alert-rules.js';
import {
  clientsActivate,
  clientsChange,
  clientsCreate,
  clientsDeactivate,
  clientsList,
  clientsRotateSecret,
} from './clients.js';
import {
  companiesChange,
  companiesClose,
  companiesCreate,
  companiesList,
  companiesReopen,
} from './companies.js';
import { breakGlassBegin, breakGlassEnd, breakGlassList, breakGlassSets } from './break-glass.js';
import { backupsTell } from './backups.js';
import { claimsFigures } from './claims-figures.js';
import { auditExport } from './audit-export.js';
import { auditRestore } from './audit-restore.js';
import { auditRotateKey } from './audit-rotate-key.js';
import { auditVerify } from './audit-verify.js';
import { dbMigrate } from './db-migrate.js';
import { dbRollback } from './db-rollback.js';
import { dbSeed } from './db-seed.js';
import { dbStatus } from './db-status.js';
import { dbVerify } from './db-verify.js';
import { encryptionReport, encryptionRotate } from './encryption.js';
import { withEnvironment } from './environment.js';
import { documentsMove } from './documents-move.js';
import { jobsHistory, jobsList, jobsPause, jobsResume, jobsRun } from './jobs.js';
import { keysAnnounce } from './keys-announce.js';
import { keysRotate } from './keys-rotate.js';
import { runCommand } from './run-command.js';
import { privacyErased, privacyRepeat } from './privacy.js';
import { scoringModelsEnter, scoringModelsKill, scoringModelsList } from './scoring-models.js';
import { ssoProvidersChange, ssoProvidersCreate, ssoProvidersList } from './sso-providers.js';
import { token } from './token.js';
import { treatiesDraft, treatiesList } from './treaties.js';
import { usersCreate } from './users-create.js';
import { usersResetFactors } from './users-reset-factors.js';
import { usersGiveRole, usersWithdrawRole } from './users-roles.js';
import { usersUnlock } from './users-unlock.js';

const commands: Readonly<Record<string, Command>> = {
  'db:migrate': dbMigrate,
  'db:status': dbStatus,
  'db:rollback': dbRollback,
  'db:verify': dbVerify,
  'db:seed': dbSeed,
  'companies:create': companiesCreate,
  'companies:list': companiesList,
  'companies:change': companiesChange,
  'companies:close': companiesClose,
  'companies:reopen': companiesReopen,
  'agencies:create': agenciesCreate,
  'agencies:list': agenciesList,
  'agencies:change': agenciesChange,
  'agencies:suspend': agenciesSuspend,
  'agencies:close': agenciesClose,
  'agencies:reinstate': agenciesReinstate,
  'users:create': usersCreate,
  'users:give-role': usersGiveRole,
  'users:withdraw-role': usersWithdrawRole,
  'users:unlock': usersUnlock,
  'users:reset-factors': usersResetFactors,
  'backups:tell': backupsTell,
  'break-glass:sets': breakGlassSets,
  'break-glass:list': breakGlassList,
  'break-glass:begin': breakGlassBegin,
  'break-glass:end': breakGlassEnd,
  'clients:create': clientsCreate,
  'clients:list': clientsList,
  'clients:change': clientsChange,
  'clients:rotate-secret': clientsRotateSecret,
  'clients:deactivate': clientsDeactivate,
  'clients:activate': clientsActivate,
  'sso-providers:create': ssoProvidersCreate,
  'sso-providers:list': ssoProvidersList,
  'sso-providers:change': ssoProvidersChange,
  'privacy:erased': privacyErased,
  'privacy:repeat': privacyRepeat,
  'scoring-models:enter': scoringModelsEnter,
  'scoring-models:list': scoringModelsList,
  'scoring-models:kill': scoringModelsKill,
  token,
  'keys:announce': keysAnnounce,
  'keys:rotate': keysRotate,
  'claims:figures': claimsFigures,
  'treaties:draft': treatiesDraft,
  'treaties:list': treatiesList,
  'encryption:rotate': encryptionRotate,
  'encryption:report': encryptionReport,
  'audit:verify': auditVerify,
  'audit:export': auditExport,
  'audit:restore': auditRestore,
  'audit:rotate-key': auditRotateKey,
  'jobs:list': jobsList,
  'jobs:history': jobsHistory,
  'alert-rules:list': alertRulesList,
  'alert-rules:add': alertRulesAdd,
  'alert-rules:change': alertRulesChange,
  'alert-rules:end': alertRulesEnd,
  'jobs:run': jobsRun,
  'jobs:pause': jobsPause,
  'jobs:resume': jobsResume,
  'documents:move': documentsMove,
};

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, summary }]) => `  ${`${name} ${usage}`.trim().padEnd(34)} ${summary}`,
  );
  return [
    'Usage: npm run cli -- <command> [options]',
    '',
    ...lines,
    '',
    'DATABASE_URL names the database, DATABASE_MIGRATION_URL the connection of its owner, DATABASE_SCHEMA the schema of a',
    'company that shares it with others. Without them the commands use',
    'the embedded development database of this checkout.',
  ].join('\n');
}

/**
 * Runs a command line such as `jobs:list --limit 5` in this process and returns the exit code: 2 for a wrong command line, which did
 * nothing, and 1 for a refusal or a failure.
 */
export async function commandLine(
  [name, ...args]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      console.log(help());
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) throw new UsageError(`There is no command ${name}.\n\n${help()}`);
    if (args.includes('--help') || args.includes('-h')) {
      console.log(`Usage: npm run cli -- ${`${name} ${command.usage}`.trim()}\n\n  ${command.summary}`);
      return 0;
    }
    return await withEnvironment(environment, (complete) => runCommand(command, args, complete));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}
