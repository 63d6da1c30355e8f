import type { Faults } from '../manual/faults.js';
import type { AssignmentRule, EngineVersion } from '../manual/manual.js';
import type { RuleDeclaration } from '../manual/sections.js';
import type { Conditions } from '../../../conditions/index.js';
import type { RiskItemScope, RiskSchema } from '../risk/risk-schema.js';
import type { CompiledTable } from './tables/factor-table.js';

/** What the parts of one coverage, or of the policy section, are compiled with. */
export interface SectionContext {
  readonly engine: EngineVersion;
  readonly coverage: string;
  readonly schema: RiskSchema;
  readonly conditions: Conditions;
  readonly faults: Faults;
  /** By name; null for a table that is faulty itself. */
  readonly tables: ReadonlyMap<string, CompiledTable | null>;
  readonly discounts: ReadonlyMap<string, PlacedRule>;
  readonly surcharges: ReadonlyMap<string, PlacedRule>;
  /** The element that conditions and tables may ask about. */
  readonly item: RiskItemScope | null;
  readonly assignment: AssignmentRule | undefined;
  readonly usedTables: Set<string>;
  readonly usedRules: Set<string>;
}

export interface PlacedRule {
  readonly rule: RuleDeclaration;
  readonly pointer: string;
}
