/** A claim that nobody works on. */
export interface UnassignedClaim {
  readonly id: string;
  readonly productType: string | null;
  readonly state: string | null;
  readonly cause: string | null;
  readonly catastropheCode: string | null;
}

/** All conditions that a rule names must match; what it leaves out matches anything. */
export interface AssignmentRuleTerms extends Omit<UnassignedClaim, 'id'> {
  readonly id: string;
  /** Rules with a lower number are tried first. */
  readonly priority: number;
  readonly team: string;
  readonly skill: string | null;
}

export interface FreeAdjuster {
  readonly userId: string;
  readonly team: string;
  readonly skills: readonly string[];
  /** Where the adjuster is licensed; empty: everywhere. */
  readonly states: readonly string[];
  /** How many open claims the adjuster takes; null: any number. */
  readonly mostOpen: number | null;
  readonly open: number;
}

export interface Assigned {
  readonly claimId: string;
  readonly adjusterId: string;
  readonly team: string;
  readonly ruleId: string;
}

/**
 * Who gets which claim, in the order of the claims: by the first rule that fits and whose team has somebody free, whoever has the
 * fewest open ones, and of several the one who was entered first. Claims that no rule fits, or for which nobody is free, are left.
 */
export function assignmentsOf(
  claims: readonly UnassignedClaim[],
  rules: readonly AssignmentRuleTerms[],
  adjusters: readonly FreeAdjuster[],
): readonly Assigned[] {
  const open = new Map(adjusters.map((each) => [each.userId, each.open]));
  const inOrder = rules.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  const assigned: Assigned[] = [];
  for (const claim of claims) {
    for (const rule of inOrder.filter((each) => fits(each, claim))) {
      const adjuster = leastBusy(
        adjusters.filter((each) => takes(each, rule, claim, open)),
        open,
      );
      if (!adjuster) continue;
      const { userId, team } = adjuster;
      open.set(userId, (open.get(userId) ?? 0) + 1);
      assigned.push({ claimId: claim.id, adjusterId: userId, team, ruleId: rule.id });
      break;
    }
  }
  return assigned;
}

export function isLicensed({ states }: Pick<FreeAdjuster, 'states'>, state: string | null): boolean {
  return states.length === 0 || (state !== null && states.includes(state));
}

/** Whether the adjuster can be given anything. */
export function hasRoom({ mostOpen, open }: FreeAdjuster): boolean {
  return mostOpen === null || open < mostOpen;
}

export function fits(rule: AssignmentRuleTerms, claim: UnassignedClaim): boolean {
  return (['productType', 'state', 'cause', 'catastropheCode'] as const).every(
    (name) => rule[name] === null || rule[name] === claim[name],
  );
}

function takes(
  adjuster: FreeAdjuster,
  { team, skill }: AssignmentRuleTerms,
  { state }: UnassignedClaim,
  open: ReadonlyMap<string, number>,
): boolean {
  if (adjuster.team !== team || !isLicensed(adjuster, state)) return false;
  if (skill !== null && !adjuster.skills.includes(skill)) return false;
  return adjuster.mostOpen === null || (open.get(adjuster.userId) ?? 0) < adjuster.mostOpen;
}

function leastBusy(
  free: readonly FreeAdjuster[],
  open: ReadonlyMap<string, number>,
): FreeAdjuster | undefined {
  return free.reduce<FreeAdjuster | undefined>((best, each) => {
    if (!best) return each;
    return (open.get(each.userId) ?? 0) < (open.get(best.userId) ?? 0) ? each : best;
  }, undefined);
}
