import type { ZenModule } from './peer-modules.js';
import type { Peer, PeerResult } from './peer.js';
import type { Condition, PlainManual, PlainRow, PlainStep } from './plain-manual.js';

interface Answer {
  readonly premium: Readonly<Record<string, number>>;
  readonly total: number;
  readonly outcome: string;
}

/** The manual as a graph of ZEN: a decision table for each factor table, and one node of expressions that uses them. */
export function zenPeer({ ZenEngine }: ZenModule, manual: PlainManual, name: string, trace: boolean): Peer {
  const decision = new ZenEngine().createDecision(graphOf(manual));
  const one = async (risk: unknown): Promise<PeerResult> => {
    const { result } = (await decision.evaluate(risk, { trace })) as { result: Answer };
    return {
      coverages: manual.coverages.map(({ code }) => Math.round((result.premium[code] as number) * 100)),
      totalCents: Math.round(result.total * 100),
      outcome: result.outcome,
    };
  };
  return { name, rate: (risks) => Promise.all(risks.map(one)) };
}

function graphOf(manual: PlainManual): object {
  const steps = manual.coverages.flatMap(({ steps }) => steps);
  const tables = steps.flatMap((step) =>
    step.kind === 'discounts' || isPlain(step) ? [] : [tableNode(step)],
  );
  const node = { position: { x: 0, y: 0 } };
  const nodes = [
    { id: 'risk', name: 'risk', type: 'inputNode', ...node },
    ...tables.map((table) => ({ ...table, ...node })),
    {
      id: 'premium',
      name: 'premium',
      type: 'expressionNode',
      content: { expressions: expressions(manual) },
      ...node,
    },
    { id: 'answer', name: 'answer', type: 'outputNode', ...node },
  ];
  const edge = (sourceId: string, targetId: string): object => ({
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
  });
  const edges = [
    edge('risk', 'premium'),
    ...tables.flatMap(({ id }) => [edge('risk', id), edge(id, 'premium')]),
    edge('premium', 'answer'),
  ];
  return { nodes, edges: edges.map((each) => ({ ...each, type: 'edge' })) };
}

/** A single number for every risk needs no table. */
function isPlain(step: PlainStep): boolean {
  return step.kind !== 'discounts' && step.rows.length === 1;
}

function tableNode({ code, ...step }: PlainStep): { readonly id: string; readonly [key: string]: unknown } {
  const { rows } = step as { rows: readonly PlainRow[] };
  const fields = [...new Set(rows.flatMap(({ conditions }) => conditions.map(({ input }) => input)))];
  const rules = rows.map((row, index) => ({
    _id: `row-${index}`,
    ...Object.fromEntries(
      fields.map((field) => [field, cell(row.conditions.filter(({ input }) => input === field))]),
    ),
    n: row.line ? `${row.n} + ${row.line.slope} * (${row.line.input} - ${row.line.start})` : String(row.n),
    d: String(row.d),
  }));
  return {
    id: code,
    name: code,
    type: 'decisionTableNode',
    content: {
      hitPolicy: 'first',
      inputs: fields.map((field) => ({ id: field, name: field, field })),
      outputs: ['n', 'd'].map((id) => ({ id, name: id, field: `${nameOf(code)}.${id}` })),
      rules,
    },
  };
}

function cell(conditions: readonly Condition[]): string {
  return conditions
    .map(({ operator, value }) => (operator === '==' ? literal(value) : `${operator} ${value}`))
    .join(' and ');
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** A hyphen would be read as a minus. */
function nameOf(code: string): string {
  return `t_${code.replaceAll('-', '_')}`;
}

/** One expression for each step, which is rounded to the cent as the manual says; division comes last and so stays exact. */
function expressions(manual: PlainManual): readonly object[] {
  const found: { key: string; value: string }[] = [];
  for (const { code, steps } of manual.coverages) {
    let before = '';
    for (const step of steps) {
      const key = `s_${nameOf(step.code)}`;
      found.push({ key, value: `round(${stepValue(step, before)}, 2)` });
      before = `$.${key}`;
    }
    found.push({ key: `premium.${code}`, value: before });
  }
  const sum = manual.coverages.map(({ code }) => `$.premium.${code}`).join(' + ');
  found.push({ key: 'total', value: `round(${sum} + ${manual.fee})` });
  const outcome = (['decline', 'refer'] as const).map((each) => {
    const rules = manual.underwriting.filter((rule) => rule.outcome === each);
    return `${rules.map(({ when }) => `(${test(when)})`).join(' or ')} ? "${each}" : `;
  });
  found.push({ key: 'outcome', value: `${outcome[0]}(${outcome[1]}"accept")` });
  return found.map((each) => ({ id: each.key, ...each }));
}

function stepValue(step: PlainStep, before: string): string {
  if (step.kind === 'discounts') {
    const off = step.rules.map(({ percent, when }) => `(${test(when)} ? ${percent} : 0)`).join(' - ');
    return `${before} * (100 - ${off}) / 100`;
  }
  const [only] = step.rows as [PlainRow];
  const table = nameOf(step.code);
  const [n, d] = isPlain(step) ? [String(only.n), String(only.d)] : [`${table}.n`, `${table}.d`];
  return step.kind === 'base' ? `${n} / ${d}` : `${before} * ${n} / ${d}`;
}

function test(conditions: readonly Condition[]): string {
  return conditions
    .map(({ input, operator, value }) => `${input} ${operator} ${literal(value)}`)
    .join(' and ');
}
