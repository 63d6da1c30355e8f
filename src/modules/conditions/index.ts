export { ConditionTypes, type ItemScope } from './domain/condition-types.js';
export { Conditions, type Condition } from './domain/conditions.js';
export * from './domain/field-limits.js';
export { numberBounds, valueFault } from './domain/possible-values.js';
export type * from './domain/schema.js';
export * from './domain/slot-value.js';
export { holdsZipCode } from './domain/zip-codes.js';
