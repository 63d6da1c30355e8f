/** A decimal as text: a manual is filed in decimals, and a JSON number would be read as a binary double. */
export type DecimalText = string;
/** A CEL expression over the risk. */
export type ConditionText = string;
