import { Decimal } from '../../../shared/decimal.js';
import type { ProductType } from '../../../shared/product-types.js';
import type { ModelDefinition, ModelKind, ScoreTarget } from './definition.js';
import { MODEL_LINKS } from './definition.js';
import { ModelFaults } from './faults.js';
import { readModelVariable } from './read-variable.js';

export interface ModelHeading {
  readonly target: ScoreTarget;
  readonly kind: ModelKind;
  readonly productType: ProductType;
}

type Json = Readonly<Record<string, unknown>>;

const AUTHORITY = /^[a-z][a-z0-9-]{0,59}$/;
const ROOT = '/definition';

/** Reads what a model computes. The result must not be used if `faults` has any. */
export function readDefinition(
  value: unknown,
  { target, kind, productType }: ModelHeading,
  faults: ModelFaults,
): ModelDefinition | null {
  const isCard = kind === 'scorecard';
  const own = isCard ? ['basePoints', 'scaling'] : ['intercept', 'link'];
  const json = faults.object(value, ROOT, [...own, 'variables', 'scores', 'referral']);
  if (!json) return null;
  const intercept = faults.decimal(
    json[isCard ? 'basePoints' : 'intercept'],
    `${ROOT}/${isCard ? 'basePoints' : 'intercept'}`,
  );
  const scaling = isCard ? scalingOf(json['scaling'], faults) : null;
  const falls = scaling !== null && Decimal.parse(scaling.pointsToDoubleOdds).isNegative;
  const variables = faults
    .items(json['variables'], `${ROOT}/variables`, { min: 1, max: 50 })
    .map((variable, index) =>
      readModelVariable(variable, `${ROOT}/variables/${index}`, { productType, isCard, falls, faults }),
    );
  const names = variables.map(({ name }) => name);
  names.forEach((name, index) => {
    if (name !== '' && names.indexOf(name) < index)
      faults.add(`${ROOT}/variables/${index}/name`, 'is there twice');
  });
  return {
    intercept,
    scaling,
    link: isCard ? null : linkOf(json['link'], faults),
    variables,
    scores: scoresOf(json['scores'], faults),
    referral: referralOf(json['referral'], target, faults),
  };
}

/**
 * Refuses `log` and `identity`, whose mean is no probability; the chance of at least one event in a Poisson model is the
 * complementary log-log of its sum.
 */
function linkOf(value: unknown, faults: ModelFaults): ModelDefinition['link'] {
  if (value === 'log' || value === 'identity') {
    faults.add(
      `${ROOT}/link`,
      `gives values outside 0 to 1: a Poisson model with a log link is entered as cloglog, the chance of at least one event`,
    );
    return null;
  }
  return faults.choice(value, `${ROOT}/link`, MODEL_LINKS);
}

function scalingOf(value: unknown, faults: ModelFaults): ModelDefinition['scaling'] {
  const at = `${ROOT}/scaling`;
  const json = faults.object(value, at, ['points', 'odds', 'pointsToDoubleOdds']);
  if (!json) return null;
  const scaling = {
    points: faults.decimal(json['points'], `${at}/points`),
    odds: faults.decimal(json['odds'], `${at}/odds`),
    pointsToDoubleOdds: faults.decimal(json['pointsToDoubleOdds'], `${at}/pointsToDoubleOdds`),
  };
  const odds = Decimal.parse(scaling.odds);
  if (odds.isNegative || odds.isZero) faults.add(`${at}/odds`, 'must be above zero');
  if (Decimal.parse(scaling.pointsToDoubleOdds).isZero)
    faults.add(`${at}/pointsToDoubleOdds`, 'must not be zero');
  return scaling;
}

function scoresOf(value: unknown, faults: ModelFaults): ModelDefinition['scores'] {
  const at = `${ROOT}/scores`;
  const json: Json | null = faults.object(value, at, ['edges', 'shares']);
  if (!json) return { edges: [], shares: [] };
  const edges = faults
    .items(json['edges'], `${at}/edges`, { min: 1, max: 49 })
    .map((edge, index) => faults.share(edge, `${at}/edges/${index}`));
  const shares = faults
    .items(json['shares'], `${at}/shares`, { min: 2, max: 50 })
    .map((share, index) => faults.share(share, `${at}/shares/${index}`));
  edges.forEach((edge, index) => {
    const before = edges[index - 1];
    if (before !== undefined && Decimal.parse(edge).compare(Decimal.parse(before)) <= 0)
      faults.add(`${at}/edges/${index}`, 'must be above the one before');
  });
  if (shares.length !== edges.length + 1) faults.add(`${at}/shares`, 'must be one more than there are edges');
  faults.whole(shares, `${at}/shares`);
  return { edges, shares };
}

function referralOf(value: unknown, target: ScoreTarget, faults: ModelFaults): ModelDefinition['referral'] {
  if (value === undefined || value === null) return null;
  const at = `${ROOT}/referral`;
  if (target === 'conversion') {
    faults.add(at, 'is for scores of risk: whether somebody will buy is no reason to refer');
    return null;
  }
  const json = faults.object(value, at, ['threshold', 'authority']);
  if (!json) return null;
  const { authority } = json;
  const isWord = typeof authority === 'string' && AUTHORITY.test(authority);
  if (!isWord) faults.add(`${at}/authority`, 'must be a word such as senior, which grants of authority name');
  return {
    threshold: faults.share(json['threshold'], `${at}/threshold`),
    authority: isWord ? authority : '',
  };
}
