import { Injectable } from '@nestjs/common';
import { assertRanges } from '../../../platform/http/ranges.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { LEAST_IN_GROUP, NO_IMPACT, adverseImpact } from '../domain/adverse-impact.js';
import type { GroupComparison } from '../domain/compared-groups.js';
import { GROUP_COMPARISONS, inOrder } from '../domain/compared-groups.js';
import type { ModelVariable } from '../domain/definition.js';
import { binLabel, classLabel } from '../domain/labels.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { MISSING_BIN } from '../domain/score-quote.js';
import { LEAST_FOR_DRIFT, driftByClass } from '../domain/stability.js';
import { scoringVariable } from '../domain/variables.js';
import { ModelsQueries } from '../models/models.queries.js';
import type {
  GroupComparisonResponse,
  ModelDriftResponse,
  ModelReportQuery,
  ModelReportResponse,
} from './reports.dto.js';
import type { BinCount, GroupTally } from './reports.queries.js';
import { ReportsQueries } from './reports.queries.js';

const USUAL_DAYS = 29;

const TITLES: Readonly<Record<GroupComparison, string>> = {
  ageBand: 'Age of the youngest driver or of the insured person',
  sex: 'Sex, where the quote says it (life)',
  territory: 'Rating territory',
  zip3: 'First three digits of the ZIP code',
  state: 'State',
};

const LIMITS = [
  'Quotes say nothing of race, ethnicity, religion or income, so that no ratio for them is worked out and none is guessed from names.',
  'A territory or the beginning of a ZIP code may stand for such a group, and is no proof of one: a low ratio is a question to look into with data from outside.',
  `A ratio compares how many quotes lie below the threshold of referral with the group of which most do. For groups of fewer than ${LEAST_IN_GROUP} quotes none is worked out.`,
  `Drift compares with the training data as the model was entered with; for fewer than ${LEAST_FOR_DRIFT} quotes no index is worked out.`,
  'What became of the risks, and so whether the model is right, is not told here: that takes claims of later years.',
] as const;
const NO_THRESHOLD =
  'The model refers nothing, so that nobody is let pass or not: average scores are all that can be compared.';

/** Reports whether a model still sees a population like its training data, and whether it treats groups differently. */
@Injectable()
export class ModelReport {
  constructor(
    private readonly models: ModelsQueries,
    private readonly queries: ReportsQueries,
    private readonly clock: Clock,
  ) {}

  async run(id: string, query: ModelReportQuery): Promise<ModelReportResponse> {
    assertRanges(query, [['from', 'to']]);
    const to = query.to ?? this.clock.today(OFFICE);
    const from = query.from ?? addDays(to, -USUAL_DAYS);
    const { code, number, title, definition } = await this.models.byId(id);
    const { variables, scores, referral } = definition;
    const period = { modelId: id, from, to };
    const threshold = referral?.threshold ?? null;
    const totals = await this.queries.totals(period);
    const bins = await this.queries.bins(period);
    const classes = await this.queries.scores(period, scores.edges);
    const groups = await this.queries.groups(period, threshold);
    return {
      modelId: id,
      code,
      number,
      title,
      from,
      to,
      ...totals,
      threshold,
      score: {
        variable: null,
        title: 'Score',
        ...driftByClass(
          scores.shares.map(Number),
          scores.shares.map((_, place) => classes.get(place) ?? 0),
          scores.shares.map((_, place) => classLabel(scores.edges, place)),
        ),
      },
      variables: variables.map((variable, index) => driftOf(variable, bins, index + 1)),
      comparisons: GROUP_COMPARISONS.flatMap((comparison) => comparisonOf(comparison, groups, threshold)),
      limits: threshold === null ? [NO_THRESHOLD, ...LIMITS] : [...LIMITS],
    };
  }
}

function driftOf(variable: ModelVariable, counts: readonly BinCount[], place: number): ModelDriftResponse {
  const own = new Map(counts.filter((each) => each.place === place).map(({ bin, quotes }) => [bin, quotes]));
  const places = [...variable.bins.map((_, bin) => bin), MISSING_BIN];
  return {
    variable: variable.name,
    title: scoringVariable(variable.name)?.title ?? variable.name,
    ...driftByClass(
      [...variable.bins.map(({ share }) => Number(share)), Number(variable.missing?.share ?? 0)],
      places.map((bin) => own.get(bin) ?? 0),
      [...variable.bins.map(binLabel), 'not told'],
    ),
  };
}

/** Without a threshold everybody passes, and a pass rate would only look like a finding. */
function comparisonOf(
  comparison: GroupComparison,
  tallies: readonly GroupTally[],
  threshold: string | null,
): readonly GroupComparisonResponse[] {
  const own = inOrder(
    tallies.filter((tally) => tally.comparison === comparison).map(({ comparison: _, ...tally }) => tally),
  );
  if (own.length === 0) return [];
  const groups = threshold === null ? own.map((each) => ({ ...each, ...NO_IMPACT })) : adverseImpact(own);
  return [{ comparison, title: TITLES[comparison], groups }];
}
