import type { FieldFault } from './api.gen.js';
import type { OperationName, ProblemCode } from './types.js';

/** A refusal of the server (RFC 9457). What has no such form, such as a lost connection, is thrown as it comes. */
export class BinderyProblem<Name extends OperationName = OperationName> extends Error {
  override readonly name = 'BinderyProblem';
  readonly operation: Name;
  readonly status: number;
  readonly code: ProblemCode<Name>;
  readonly detail: string | undefined;
  readonly requestId: string;
  /** The fields that are wrong, where fields are. */
  readonly errors: readonly FieldFault[];
  /** All members, also those that only some codes have. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Seconds, where the server said when to try again. */
  readonly retryAfter: number | undefined;

  constructor(operation: Name, members: Readonly<Record<string, unknown>>, retryAfter: number | undefined) {
    const { status, code, title, detail, requestId, errors } = members;
    super([code, title, detail].filter((part) => part !== undefined).join(': '));
    this.operation = operation;
    this.status = status as number;
    this.code = code as ProblemCode<Name>;
    this.detail = detail as string | undefined;
    this.requestId = requestId as string;
    this.errors = (errors as readonly FieldFault[] | undefined) ?? [];
    this.members = members;
    this.retryAfter = retryAfter;
  }
}

/** Whether something thrown is a problem, of this operation if one is named; its `code` then is one of that operation's. */
export function isProblem<Name extends OperationName = OperationName>(
  thrown: unknown,
  operation?: Name,
): thrown is BinderyProblem<Name> {
  return thrown instanceof BinderyProblem && (operation === undefined || thrown.operation === operation);
}
