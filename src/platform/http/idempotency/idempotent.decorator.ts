import { aroundHandler } from '../around-handler.js';
import { requestScope } from '../request-scope.js';
import { answerOnce } from './answer-once.js';

export const IDEMPOTENT = 'bindery:idempotent';

export interface IdempotentOptions {
  /** Names of secrets in the answer; it is stored and repeated with null in their place. */
  readonly shownOnce?: readonly string[];
}

/**
 * Lets a creating route be repeated safely with an Idempotency-Key. It wraps the handler behind validation, so that no transaction is
 * opened for invalid requests; without the header it costs one property read.
 */
export function Idempotent({ shownOnce = [] }: IdempotentOptions = {}): MethodDecorator {
  return (_target, property, descriptor) => {
    aroundHandler(property, descriptor, (handle) => {
      const scope = requestScope();
      const header = scope?.request.headers['idempotency-key'];
      if (scope === undefined || header === undefined) return handle();
      return answerOnce(scope, header, async () => handle(), shownOnce);
    });
    Reflect.defineMetadata(IDEMPOTENT, true, descriptor.value as object);
  };
}
