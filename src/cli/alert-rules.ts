import type { INestApplicationContext } from '@nestjs/common';
import type * as AuditRoom from '../modules/audit/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { everyRow } from './every-row.js';
import { jsonInFile } from './files.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

type Rule = AuditRoom.AlertRuleResponse;

const NUMBERS = ['threshold', 'window-minutes', 'quiet-minutes', 'history-days'] as const;
const TERMS = ['title', 'severity', 'time-zone', ...NUMBERS] as const;
const USAGE =
  '[--terms <file of JSON>] [--title <text>] [--severity low|medium|high] [--threshold <n>] [--window-minutes <n>] ' +
  '[--quiet-minutes <n>] [--history-days <n>] [--time-zone <zone>]';

/** Imported on use, because it loads the whole application. */
const room = (): Promise<typeof AuditRoom> => import('../modules/audit/index.js');

export const alertRulesList: Command = {
  summary: 'list the rules of alerts',
  usage: '[--ended yes]',
  async run(args, environment) {
    const { ended } = readOptions(args, ['ended']);
    if (ended !== undefined && ended !== 'yes') throw new UsageError('--ended must be yes');
    const { AlertRules } = await room();
    return withApp(environment, async (app) => {
      const rules = app.get(AlertRules, { strict: false });
      for await (const rule of everyRow(2, (limit, after) => rules.list(limit, after, ended === 'yes')))
        print(rule);
    });
  },
};

export const alertRulesAdd: Command = {
  summary: 'add a rule of alerts; --terms has what POST /audit/alert-rules takes',
  usage: `--code <code> ${USAGE}`,
  async run(args, environment) {
    const { code, terms, ...options } = readOptions(args, ['code', 'terms', ...TERMS]);
    const { AddAlertRuleRequest, AlertRules } = await room();
    const body = given({ ...(await termsOf(terms, options)), code });
    return withApp(environment, async (app) => {
      const rules = app.get(AlertRules, { strict: false });
      print(await rules.add(SYSTEM_ACTOR, validated(AddAlertRuleRequest, body)));
    });
  },
};

export const alertRulesChange: Command = {
  summary: 'change a rule of alerts, from the next look on',
  usage: `--code <code> ${USAGE}`,
  async run(args, environment) {
    const { code, terms, ...options } = readOptions(args, ['code', 'terms', ...TERMS]);
    const { ChangeAlertRuleRequest, AlertRules } = await room();
    const body = await termsOf(terms, options);
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await ruleOf(app, code);
      const input = validated(ChangeAlertRuleRequest, body);
      print(await app.get(AlertRules, { strict: false }).change(SYSTEM_ACTOR, id, [rowVersion], input));
    });
  },
};

export const alertRulesEnd: Command = {
  summary: 'end a rule of alerts; its alerts stay',
  usage: '--code <code>',
  async run(args, environment) {
    const { code } = readOptions(args, ['code']);
    const { AlertRules } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await ruleOf(app, code);
      print(await app.get(AlertRules, { strict: false }).end(SYSTEM_ACTOR, id, [rowVersion]));
    });
  },
};

async function ruleOf(app: INestApplicationContext, code: string | undefined): Promise<Rule> {
  if (!code) throw new UsageError('--code is required');
  const { AlertRules } = await room();
  return app.get(AlertRules, { strict: false }).byCode(code);
}

/** Options on the command line override those in the file. */
async function termsOf(
  file: string | undefined,
  options: Partial<Record<(typeof TERMS)[number], string>>,
): Promise<Record<string, unknown>> {
  const inFile = file === undefined ? {} : await objectIn(file);
  return {
    ...inFile,
    ...given({
      title: options.title,
      severity: options.severity,
      timeZone: options['time-zone'],
      threshold: numberOf(options.threshold),
      windowMinutes: numberOf(options['window-minutes']),
      quietMinutes: numberOf(options['quiet-minutes']),
      historyDays: numberOf(options['history-days']),
    }),
  };
}

async function objectIn(file: string): Promise<object> {
  const value = await jsonInFile('terms', file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`--terms: ${file} is no object of JSON`);
}

/** A text that is no number is kept, so that the validation refuses it. */
function numberOf(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}

function print({ code, version, severity, kind, by, threshold, windowMinutes, title, endedAt }: Rule): void {
  const state = endedAt === null ? '' : `  (ended ${endedAt})`;
  console.log(
    `${code}  v${version}  ${severity}  ${kind} by ${by}, ${threshold} in ${windowMinutes} min  ${title}${state}`,
  );
}
