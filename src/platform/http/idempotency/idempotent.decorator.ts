import { aroundHandler } from '../around-handler.js';
import { requestScope } from '../request-scope.js';
import { answerOnce } from './answer-once.js';

export const IDEMPOTENT = 'bindery:idempotent';

export interface IdempotentOptions {
  /** Secrets in the answer, which is kept and repeated with null in their place. */
  readonly shownOnce?: readonly string[];
}

/**
 * Lets a creating route be repeated safely with an Idempotency-Key. It stands behind validation, without a transaction opened in
 * vain, and a request without the header pays one property read.
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
