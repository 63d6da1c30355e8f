import type { AddAssignmentRuleRequest, ChangeAdjusterRequest } from '../../modules/claims/index.js';

const TEAM = 'PROPERTY-OH';
const ROOFS = 'roofs';

/** A team of the two adjusters of the demo, by their addresses: both know roofs, and one of them leads it. */
export const demoAdjusters: Readonly<Record<string, ChangeAdjusterRequest>> = {
  'adjuster@demo.bindery.example': { team: TEAM, skills: [ROOFS], states: ['IN', 'OH'], mostOpen: 120 },
  'examiner@demo.bindery.example': {
    team: TEAM,
    isLead: true,
    skills: [ROOFS, 'large-loss'],
    states: ['OH'],
    mostOpen: 60,
  },
};

/** Hail goes to whoever knows roofs, and the other losses of homes to whoever has the least to do. */
export const demoAssignmentRules: readonly AddAssignmentRuleRequest[] = [
  {
    priority: 10,
    team: TEAM,
    skill: ROOFS,
    productType: 'home',
    state: 'OH',
    cause: 'hail',
    effectiveDate: '2020-01-01',
  },
  { priority: 100, team: TEAM, productType: 'home', state: 'OH', effectiveDate: '2020-01-01' },
];
