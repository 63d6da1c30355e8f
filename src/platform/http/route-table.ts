interface KnownRoute {
  /** Made when somebody asks first: most processes answer all requests by a route. */
  pattern?: RegExp;
  readonly methods: Set<string>;
}

/** The routes as they were registered, to tell a wrong method from a wrong address. */
export class RouteTable {
  private readonly routes = new Map<string, KnownRoute>();

  /** A route for every address, such as the preflight of CORS, says nothing about one of them. */
  add(methods: string | readonly string[], url: string): void {
    if (url === '*' || url === '/*') return;
    const route = this.routes.get(url) ?? { methods: new Set() };
    this.routes.set(url, route);
    for (const method of [methods].flat()) route.methods.add(method);
  }

  methodsAt(path: string): readonly string[] {
    const methods = new Set<string>();
    for (const [url, route] of this.routes) {
      route.pattern ??= patternOf(url);
      if (route.pattern.test(path)) route.methods.forEach((method) => methods.add(method));
    }
    return [...methods].sort();
  }
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z0-9_]+/g, '[^/]+')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
