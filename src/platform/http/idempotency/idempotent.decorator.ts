import { requestScope } from '../request-scope.js';
import { answerOnce } from './answer-once.js';

export const IDEMPOTENT = 'bindery:idempotent';

export interface IdempotentOptions {
  /** Secrets in the answer, which is kept and repeated with null in their place. */
  readonly shownOnce?: readonly string[];
}

type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Lets a creating route be repeated safely with an Idempotency-Key. It wraps the handler itself instead of being an
 * interceptor: it then stands behind validation without a transaction opened in vain, and a request without the header
 * pays one property read.
 */
export function Idempotent({ shownOnce = [] }: IdempotentOptions = {}): MethodDecorator {
  return <T>(_target: object, property: string | symbol, descriptor: TypedPropertyDescriptor<T>) => {
    const handler = descriptor.value as Handler;
    const wrapped: Handler = function (...args) {
      const scope = requestScope();
      const header = scope?.request.headers['idempotency-key'];
      if (scope === undefined || header === undefined) return handler.apply(this, args);
      return answerOnce(scope, header, async () => handler.apply(this, args), shownOnce);
    };
    Object.defineProperty(wrapped, 'name', { value: String(property) });
    // Nest reads routes, guards and documents from the function it finds on the class.
    for (const key of Reflect.getMetadataKeys(handler) as readonly unknown[]) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), wrapped);
    }
    Reflect.defineMetadata(IDEMPOTENT, true, wrapped);
    descriptor.value = wrapped as T;
  };
}
