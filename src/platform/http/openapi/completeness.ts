import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** What an operation lacks: an id, a summary, a tag or a typed answer. */
function missing(operation: Operation): readonly string[] {
  const answers = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
  const typed = answers.every(
    ([status, answer]) =>
      status === '204' ||
      status.startsWith('3') ||
      (answer && 'content' in answer && answer.content !== undefined),
  );
  return [
    ...(operation.operationId ? [] : ['an operationId']),
    ...(operation.summary ? [] : ['a summary']),
    ...(operation.tags?.length ? [] : ['a tag']),
    ...(answers.length > 0 && typed ? [] : ['a typed answer']),
  ];
}

/** Throws one error that lists all incomplete operations, duplicate operation ids and references to nothing. */
export function assertComplete(document: OpenAPIObject): void {
  const findings: string[] = [];
  const places = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as readonly [string, Operation][]) {
      const place = `${method.toUpperCase()} ${path}`;
      const lacks = missing(operation);
      if (lacks.length > 0) findings.push(`${place} lacks ${lacks.join(', ')}`);
      const id = operation.operationId ?? place;
      const other = places.get(id);
      if (other !== undefined) findings.push(`${place} and ${other} share the operationId ${id}`);
      places.set(id, place);
    }
  }
  const components = (document.components ?? {}) as Readonly<Record<string, object | undefined>>;
  const references = JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([^"]*)"/g);
  for (const [, kind = '', name = ''] of references) {
    if (!Object.hasOwn(components[kind] ?? {}, name))
      findings.push(`a reference to the ${kind} "${name}", which does not exist`);
  }
  if (findings.length > 0) throw new Error(`The OpenAPI document is incomplete:\n${findings.join('\n')}`);
}
