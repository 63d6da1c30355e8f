import type { operations } from './api.gen.js';
import type { OPERATIONS } from './operations.gen.js';

export type OperationName = keyof typeof OPERATIONS & keyof operations;

/** How an operation is called and what it answers with, as the document declares it. */
export interface OperationContract {
  readonly method: string;
  readonly path: string;
  readonly isPublic?: boolean;
  readonly isIdempotent?: boolean;
  readonly isVersioned?: boolean;
  readonly isPaged?: boolean;
  readonly isStream?: boolean;
  readonly contentType?: string;
}

type Parameters<Name extends OperationName, Place extends 'path' | 'query'> = [
  NonNullable<operations[Name]['parameters'][Place]>,
] extends [never]
  ? unknown
  : NonNullable<operations[Name]['parameters'][Place]>;

type Content<Body> = Body extends { readonly content: infer Media } ? Media[keyof Media] : never;

type Body<Name extends OperationName> = operations[Name] extends { readonly requestBody: infer Given }
  ? { readonly body: Content<Given> }
  : unknown;

/** What an operation is called with: the parameters of its address and its query by their names, and its body. */
export type Arguments<Name extends OperationName> = Parameters<Name, 'path'> &
  Parameters<Name, 'query'> &
  Body<Name>;

type Successes<Name extends OperationName> = Omit<operations[Name]['responses'], 'default'>;
type Answered<Name extends OperationName> = Successes<Name>[keyof Successes<Name>];

/** What it answers with. Documents, pages and exports come as the Response itself, so that they can be streamed. */
export type Answer<Name extends OperationName> = (typeof OPERATIONS)[Name] extends { readonly isStream: true }
  ? Response
  : Answered<Name> extends { readonly content: { readonly 'application/json': infer Value } }
    ? Value
    : undefined;

/** The codes of the problems with which it may be refused. */
export type ProblemCode<Name extends OperationName = OperationName> =
  operations[Name]['responses']['default']['content']['application/problem+json'];

export interface CallOptions {
  /** Ends the call, and the stream of what it answers with. */
  readonly signal?: AbortSignal;
  /** For each attempt, until its answer has arrived; the client's setting unless told. */
  readonly timeoutMs?: number;
  /** Of your own, so that a call of another process or day is the same call; drawn for each call unless told. */
  readonly idempotencyKey?: string;
}

export interface VersionedCallOptions extends CallOptions {
  /** What you read and now change, its ETag, or `*` for whatever is there. */
  readonly ifMatch: object | string;
}

type IsVersioned<Name extends OperationName> = (typeof OPERATIONS)[Name] extends {
  readonly isVersioned: true;
}
  ? true
  : false;

/** A page, and when iterated all items of it and of the pages after it. */
export type Pages<Page> = Promise<Page> &
  AsyncIterable<Page extends { readonly items: readonly (infer Item)[] } ? Item : never>;

type Result<Name extends OperationName> = (typeof OPERATIONS)[Name] extends { readonly isPaged: true }
  ? Pages<Answer<Name>>
  : Promise<Answer<Name>>;

type Empty = Readonly<Record<never, never>>;

export type Call<Name extends OperationName> =
  IsVersioned<Name> extends true
    ? (given: Arguments<Name>, options: VersionedCallOptions) => Result<Name>
    : Empty extends Arguments<Name>
      ? (given?: Arguments<Name>, options?: CallOptions) => Result<Name>
      : (given: Arguments<Name>, options?: CallOptions) => Result<Name>;

/** One method for each operation of the API, by its name. */
export type Calls = { readonly [Name in OperationName]: Call<Name> };
