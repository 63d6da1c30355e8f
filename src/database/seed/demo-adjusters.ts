import type { AddAssignmentRuleRequest, ChangeAdjusterRequest } from '../../modules/claims/index.js';

const TEAM = 'PROPERTY-OH';
const ROOFS = 'roofs';

/** The team of the two demo adjusters, by e-mail address. */
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

/** Assigns hail losses to adjusters who know roofs, and other losses of homes to the one with the fewest claims. */
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
