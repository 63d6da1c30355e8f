export { ScoringModule } from './scoring.module.js';
export { ChangeModel } from './models/change-model.js';
export { EnterModel } from './models/enter-model.js';
export { EnterModelRequest, type ModelResponse } from './models/models.dto.js';
export { ModelsQueries } from './models/models.queries.js';
