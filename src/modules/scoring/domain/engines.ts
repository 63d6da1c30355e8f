import { ModelFaults } from './faults.js';
import type { ModelDefinition, ModelKind } from './definition.js';
import type { ModelHeading } from './read-definition.js';
import { readDefinition } from './read-definition.js';
import type { ScoredQuote } from './score-quote.js';
import { scoreQuote } from './score-quote.js';
import type { QuoteCharacteristics } from './variables.js';

/** What computes models of a kind: one that reads PMML or ONNX would stand here beside our own. */
export interface ScoringEngine {
  /** What the model computes; null, and faults, where it is wrong. */
  read(definition: unknown, heading: ModelHeading, faults: ModelFaults): ModelDefinition | null;
  score(definition: ModelDefinition, quote: QuoteCharacteristics): ScoredQuote;
}

const OURS: ScoringEngine = { read: readDefinition, score: scoreQuote };

const ENGINES: Readonly<Record<ModelKind, ScoringEngine | null>> = {
  scorecard: OURS,
  glm: OURS,
  // Neither is installed: a model of these kinds is refused, and never scored by something else.
  pmml: null,
  onnx: null,
};

export function engineFor(kind: ModelKind): ScoringEngine | null {
  return ENGINES[kind];
}
