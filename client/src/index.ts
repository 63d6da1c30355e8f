export type * from './api.gen.js';
export { createBindery } from './client.js';
export type { BinderyOptions } from './client.js';
export { etagOf } from './etags.js';
export { INPUT_FORMATS, INPUT_KEYWORDS, bodyOf, inputsIn } from './inputs.js';
export type { Input, InputSchema } from './inputs.js';
export { BinderyProblem, isProblem } from './problem.js';
export type { Retries } from './retries.js';
export { TokenRefused, clientCredentials, refreshTokens } from './tokens.js';
export type { BoundToKey, ClientCredentials, RefreshTokens, TokenSource } from './tokens.js';
export type { Prover } from './proofs.js';
export { proofsOf } from './proofs.js';
export type {
  Answer,
  Arguments,
  CallOptions,
  Calls as Bindery,
  OperationName,
  Pages,
  ProblemCode,
  VersionedCallOptions,
} from './types.js';
