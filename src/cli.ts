import type { Command } from './cli/command.js';
import { UsageError } from './cli/command.js';
import {
  agenciesChange,
  agenciesClose,
  agenciesCreate,
  agenciesList,
  agenciesReinstate,
  agenciesSuspend,
} from './cli/agencies.js';
import { alertRulesAdd, alertRulesChange, alertRulesEnd, alertRulesList } from './cli/alert-rules.js';
import {
  clientsActivate,
  clientsChange,
  clientsCreate,
  clientsDeactivate,
  clientsList,
  clientsRotateSecret,
} from './cli/clients.js';
import {
  companiesChange,
  companiesClose,
  companiesCreate,
  companiesList,
  companiesReopen,
} from './cli/companies.js';
import { breakGlassBegin, breakGlassEnd, breakGlassList, breakGlassSets } from './cli/break-glass.js';
import { backupsTell } from './cli/backups.js';
import { claimsFigures } from './cli/claims-figures.js';
import { auditExport } from './cli/audit-export.js';
import { auditRestore } from './cli/audit-restore.js';
import { auditRotateKey } from './cli/audit-rotate-key.js';
import { auditVerify } from './cli/audit-verify.js';
import { dbMigrate } from './cli/db-migrate.js';
import { dbRollback } from './cli/db-rollback.js';
import { dbSeed } from './cli/db-seed.js';
import { dbStatus } from './cli/db-status.js';
import { dbVerify } from './cli/db-verify.js';
import { encryptionReport, encryptionRotate } from './cli/encryption.js';
import { withEnvironment } from './cli/environment.js';
import { documentsMove } from './cli/documents-move.js';
import { jobsHistory, jobsList, jobsPause, jobsResume, jobsRun } from './cli/jobs.js';
import { keysAnnounce } from './cli/keys-announce.js';
import { keysRotate } from './cli/keys-rotate.js';
import { privacyErased, privacyRepeat } from './cli/privacy.js';
import { scoringModelsEnter, scoringModelsKill, scoringModelsList } from './cli/scoring-models.js';
import { ssoProvidersChange, ssoProvidersCreate, ssoProvidersList } from './cli/sso-providers.js';
import { token } from './cli/token.js';
import { treatiesDraft, treatiesList } from './cli/treaties.js';
import { usersCreate } from './cli/users-create.js';
import { usersResetFactors } from './cli/users-reset-factors.js';
import { usersGiveRole, usersWithdrawRole } from './cli/users-roles.js';
import { usersUnlock } from './cli/users-unlock.js';

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

async function main([name, ...args]: readonly string[]): Promise<number> {
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
  return withEnvironment((environment) => command.run(args, environment));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
