import type { Faults } from '../manual/faults.js';
import type { AssignmentRule, EngineVersion } from '../manual/manual.js';
import type { RuleDeclaration } from '../manual/sections.js';
import type { Conditions } from '../../../conditions/index.js';
import type { RiskItemScope, RiskSchema } from '../risk/risk-schema.js';
import type { CompiledTable } from './tables/factor-table.js';

/** What compiling one coverage, or the policy section, needs. */
export interface SectionContext {
  readonly engine: EngineVersion;
  readonly coverage: string;
  readonly schema: RiskSchema;
  readonly conditions: Conditions;
  readonly faults: Faults;
  /** By name; null for a table that has faults. */
  readonly tables: ReadonlyMap<string, CompiledTable | null>;
  readonly discounts: ReadonlyMap<string, PlacedRule>;
  readonly surcharges: ReadonlyMap<string, PlacedRule>;
  /** The list element that conditions and tables may read; null for a section that is rated once. */
  readonly item: RiskItemScope | null;
  readonly assignment: AssignmentRule | undefined;
  readonly usedTables: Set<string>;
  readonly usedRules: Set<string>;
}

export interface PlacedRule {
  readonly rule: RuleDeclaration;
  readonly pointer: string;
}
