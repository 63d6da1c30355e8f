import {
  Code,
  DateOnly,
  Id,
  Int,
  JsonObject,
  Line,
  ListOf,
  ListOfText,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { ProductType } from '../../../shared/product-types.js';
import type { ModelDefinition, ModelKind, ScoreTarget } from '../domain/definition.js';
import { MODEL_KINDS, SCORE_TARGETS } from '../domain/definition.js';
import type { ModelStatus } from '../domain/model-status.js';
import { MODEL_STATUSES } from '../domain/model-status.js';

const MOST = 2_147_483_647;
const MOST_BYTES = 262_144;
const CODE = {
  max: 60,
  pattern: /^[a-z][a-z0-9-]*$/,
  patternDetail: 'must be small letters, digits and hyphens',
} as const;
const HASH = {
  max: 64,
  pattern: /^[0-9a-f]{64}$/,
  patternDetail: 'must be a SHA-256 in hexadecimal',
} as const;

const EXAMPLE = {
  link: 'cloglog',
  intercept: '-1.810508',
  variables: [
    {
      name: 'driver.youngestAge',
      monotone: 'decreasing',
      bins: [
        { to: 25, weight: '0.268158', share: '0.048718' },
        { from: 25, to: 30, weight: '0.077148', share: '0.100004' },
        { from: 30, to: 36, weight: '-0.076793', share: '0.128730' },
        { from: 36, weight: '-0.268513', share: '0.722548' },
      ],
      missing: 'refuse',
    },
  ],
  scores: { edges: ['0.13', '0.15', '0.18'], shares: ['0.722548', '0.128730', '0.100004', '0.048718'] },
};

const DEFINITION = `What the model computes. Decimals are text, or numbers of JSON, which are taken as they are written.

- \`glm\`: \`intercept\` and \`link\` (\`logit\`, or \`cloglog\`: the chance of at least one event where the mean count has a log link).
- \`scorecard\`: \`basePoints\` and \`scaling\`: at \`points\` the odds are \`odds\`, and \`pointsToDoubleOdds\` more double them.
- \`variables\`: each with its \`name\` (GET /api/v1/scoring-variables), its \`bins\`, what is done when it is \`missing\` (\`refuse\`: no score; or
  a \`weight\` and a \`share\`), perhaps \`monotone\` (\`increasing\`, \`decreasing\`: a promise that is checked), and of a GLM perhaps a \`slope\`
  (\`perUnit\`, \`floor\`, \`cap\`, \`mean\`). A bin of numbers goes \`from\`, up to and without \`to\`, without gap or overlap; one of texts lists
  its \`values\`, and the last may leave them out for all others. Each has its \`weight\` (points or coefficient; none with a slope) and
  its \`share\` of the training data.
- \`scores\`: how scores lay in the training data: \`edges\` between classes, and a share for each class.
- \`referral\`, of a score of risk: the \`threshold\` from which on a quote is referred, and by whose \`authority\` it is let pass.`;

export class EnterModelRequest {
  @Code({ ...CODE, example: 'motor-claims-1973' }) readonly code!: string;
  @OneOf(SCORE_TARGETS, { example: 'risk' }) readonly target!: ScoreTarget;
  @OneOf(MODEL_KINDS, { example: 'glm' }) readonly kind!: ModelKind;
  @OneOf(PRODUCT_TYPES, { example: 'auto' }) readonly productType!: ProductType;
  @Line({ max: 200, example: 'Chance of a claim by age of the driver' }) readonly title!: string;
  @Text({ max: 2_000, example: 'Shows underwriters which quotes to look at first.' })
  readonly purpose!: string;
  @Line({ max: 200, example: 'Chief actuary' }) readonly owner!: string;
  @Text({ max: 2_000, example: 'Where the coefficients were published, or who has trained them.' })
  readonly source!: string;
  @Code({ ...HASH, example: 'e2998d20f71612ad4ecab80467f9e9f26d1480a6083357ab2996f3c2177af566' })
  readonly trainingDataHash!: string;
  @DateOnly({ example: '2099-01-01', description: 'The first day on which it no longer scores.' })
  readonly expirationDate!: string;
  @JsonObject({ maxBytes: MOST_BYTES, description: DEFINITION, example: EXAMPLE })
  readonly definition!: Readonly<Record<string, unknown>>;
}

export class EndModelRequest {
  @Text({ max: 500, example: 'Its population has shifted.' }) readonly reason!: string;
}

export class ModelSearchQuery extends PageQuery {
  @Reference({ max: 60, optional: true }) readonly code?: string;
  @OneOf(SCORE_TARGETS, { optional: true }) readonly target?: ScoreTarget;
  @OneOf(MODEL_STATUSES, { optional: true }) readonly status?: ModelStatus;
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
}

export class ModelResponse {
  @Id() readonly id!: string;
  @Text({ max: 60, example: 'motor-claims-1973' }) readonly code!: string;
  @Int({ min: 1, max: MOST, description: 'Which edition of the model of this code it is.' })
  readonly number!: number;
  @OneOf(SCORE_TARGETS) readonly target!: ScoreTarget;
  @OneOf(MODEL_KINDS) readonly kind!: ModelKind;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @Text({ max: 200 }) readonly title!: string;
  @Text({ max: 2_000 }) readonly purpose!: string;
  @Text({ max: 200 }) readonly owner!: string;
  @Text({ max: 2_000 }) readonly source!: string;
  @Text(HASH) readonly trainingDataHash!: string;
  @Text({ ...HASH, description: 'SHA-256 of what it computes.' }) readonly contentHash!: string;
  @JsonObject({ description: 'What it computes, in its one form.' })
  readonly definition!: ModelDefinition;
  @DateOnly() readonly expirationDate!: string;
  @OneOf(MODEL_STATUSES, { description: '`shadow`: it scores, and nothing comes of it.' })
  readonly status!: ModelStatus;
  @Id({ nullable: true, description: 'Who has entered it; null for the command line.' }) readonly createdBy!:
    string | null;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Moment({ nullable: true }) readonly approvedAt!: string | null;
  @Moment({ nullable: true }) readonly activatedAt!: string | null;
  @Id({ nullable: true }) readonly endedBy!: string | null;
  @Moment({ nullable: true }) readonly endedAt!: string | null;
  @Text({ max: 500, nullable: true }) readonly endReason!: string | null;
  @Int({ min: 1, max: MOST }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class ScoringVariableResponse {
  @Text({ max: 60, example: 'driver.youngestAge' }) readonly name!: string;
  @Text({ max: 200 }) readonly title!: string;
  @OneOf(['number', 'text']) readonly type!: 'number' | 'text';
  @OneOf(PRODUCT_TYPES, { nullable: true, description: 'Null: of every product.' }) readonly productType!:
    string | null;
  @ListOfText({
    max: 100,
    item: { max: 60 },
    nullable: true,
    description: 'All that it may be, where that is known.',
  })
  readonly values!: readonly string[] | null;
}

export class ScoringVariablesResponse {
  @ListOf(() => ScoringVariableResponse, { max: 200 }) readonly items!: readonly ScoringVariableResponse[];
}
