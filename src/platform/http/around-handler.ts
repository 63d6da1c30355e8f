type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Wraps the handler of a route, after its pipes. An interceptor could do this too, but it costs several Observables for each request. The
 * wrapper takes over the metadata of the handler, because Nest reads routes, guards and documentation from the function on the class.
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
