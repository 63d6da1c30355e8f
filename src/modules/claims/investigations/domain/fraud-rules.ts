import { named } from '../../../../shared/named-list.js';
import type { FieldFault } from '../../../../shared/errors.js';
import type { Condition, Evaluation } from '../../../conditions/index.js';
import { ConditionTypes, Conditions } from '../../../conditions/index.js';
import type { ClaimCharacteristics } from './claim-characteristics.js';
import { CLAIM_SCHEMA, characteristicValues } from './claim-characteristics.js';

export const FRAUD_RULE_KINDS = named('ClaimFraudRuleKind', ['indicator', 'threshold']);
export type FraudRuleKind = (typeof FRAUD_RULE_KINDS)[number];

export const DISPOSITIONS = named('ClaimInvestigationDisposition', [
  'unfounded',
  'inconclusive',
  'substantiated',
]);
export type Disposition = (typeof DISPOSITIONS)[number];

export interface FraudRule {
  readonly id: string;
  readonly kind: FraudRuleKind;
  readonly code: string;
  readonly title: string;
  /** Null for a threshold. */
  readonly condition: string | null;
  readonly points: number;
  readonly stopsPayments: boolean;
}

/** An indicator that holds of a claim. */
export interface FoundIndicator {
  readonly ruleId: string;
  readonly code: string;
  readonly title: string;
  readonly points: number;
  readonly stopsPayments: boolean;
}

export interface FraudScore {
  readonly score: number;
  readonly indicators: readonly FoundIndicator[];
  /** Whether some threshold is reached. */
  readonly isReferred: boolean;
  readonly stopsPayments: boolean;
}

const VERSION = '2';
const types = new ConditionTypes(CLAIM_SCHEMA, VERSION);
/** What a rule says never changes, so its condition is compiled once. */
const compiled = new Map<string, Condition>();

/** What is wrong with a condition; nothing where it can be evaluated. */
export function conditionFaults(text: string): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  compile(text, faults);
  return faults;
}

/** Which indicators hold, what they come to, and whether that is enough to have somebody look into the claim. */
export function fraudScore(rules: readonly FraudRule[], characteristics: ClaimCharacteristics): FraudScore {
  const run: Evaluation = {
    values: characteristicValues(characteristics),
    lists: [],
    item: [],
    locals: [],
    // Without lists the work of a condition is as long as its text.
    spend: () => undefined,
  };
  const indicators = rules
    .filter((rule) => rule.kind === 'indicator' && conditionOf(rule)(run))
    .map(({ id: ruleId, code, title, points, stopsPayments }) => {
      return { ruleId, code, title, points, stopsPayments };
    });
  const score = indicators.reduce((sum, { points }) => sum + points, 0);
  const reached = rules.filter(({ kind, points }) => kind === 'threshold' && points <= score);
  const isReferred = reached.length > 0;
  return {
    score,
    indicators,
    isReferred,
    stopsPayments: isReferred && [...indicators, ...reached].some(({ stopsPayments }) => stopsPayments),
  };
}

function conditionOf({ id, condition }: FraudRule): Condition {
  let known = compiled.get(id);
  if (!known) compiled.set(id, (known = compile(condition ?? '', [])));
  return known;
}

function compile(text: string, faults: FieldFault[]): Condition {
  const list = { add: (pointer: string, detail: string) => void faults.push({ pointer, detail }) };
  return new Conditions(CLAIM_SCHEMA, VERSION, types, list).compile(text, null, '/condition');
}
