import { ModelFaults } from './faults.js';
import type { ModelDefinition, ModelKind } from './definition.js';
import type { ModelHeading } from './read-definition.js';
import { readDefinition } from './read-definition.js';
import type { ScoredQuote } from './score-quote.js';
import { scoreQuote } from './score-quote.js';
import type { QuoteCharacteristics } from './variables.js';

/** Computes models of one kind; an engine for PMML or ONNX would implement this too. */
export interface ScoringEngine {
  /** Reads a definition; null, with faults, if it is wrong. */
  read(definition: unknown, heading: ModelHeading, faults: ModelFaults): ModelDefinition | null;
  score(definition: ModelDefinition, quote: QuoteCharacteristics): ScoredQuote;
}

const OURS: ScoringEngine = { read: readDefinition, score: scoreQuote };

const ENGINES: Readonly<Record<ModelKind, ScoringEngine | null>> = {
  scorecard: OURS,
  glm: OURS,
  // No engine is installed for these kinds: such models are refused, never scored in another way.
  pmml: null,
  onnx: null,
};

export function engineFor(kind: ModelKind): ScoringEngine | null {
  return ENGINES[kind];
}
