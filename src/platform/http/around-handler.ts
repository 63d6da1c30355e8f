type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Does something around the handler of a route, behind its pipes. An interceptor would do it too, within several Observables for each
 * request. Nest reads routes, guards and documents from the function that it finds on the class, so they go with it.
 */
export function aroundHandler(
  property: string | symbol,
  descriptor: PropertyDescriptor,
  work: (handle: () => unknown) => unknown,
): void {
  const handler = descriptor.value as Handler;
  const wrapped: Handler = function (...args) {
    return work(() => handler.apply(this, args));
  };
  Object.defineProperty(wrapped, 'name', { value: String(property) });
  for (const key of Reflect.getMetadataKeys(handler) as readonly unknown[]) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), wrapped);
  }
  descriptor.value = wrapped;
}
