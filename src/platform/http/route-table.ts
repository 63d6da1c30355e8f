interface KnownRoute {
  /** Compiled on first use: most processes never see a wrong method. */
  pattern?: RegExp;
  readonly methods: Set<string>;
}

/** All registered routes, to tell a wrong method (405) from a wrong address (404). */
export class RouteTable {
  private readonly routes = new Map<string, KnownRoute>();

  /** Adds a route. Catch-all routes, such as the CORS preflight, are left out, because they match every address. */
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
