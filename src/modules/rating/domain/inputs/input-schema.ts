import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { CompiledManual } from '../engine/compile-manual.js';
import type { Member, RiskNode } from '../risk/risk-tree.js';
import { sectionTitle } from '../words/risk-wording.js';
import { fieldSchema } from './field-schema.js';
import type { InputSchema, Purpose } from './json-schema.js';
import { orNull } from './json-schema.js';
import { neededAt } from './needed.js';
import { ratedValues } from './rated-values.js';
import type { SlotRules } from './slot-rules.js';
import { slotRules } from './slot-rules.js';

/** The purpose for which inputs are asked, and the dates that it depends on. */
export interface InputsAsked {
  readonly purpose: Purpose;
  readonly effectiveDate: CalendarDate;
  /** Today where the risk is. */
  readonly today: CalendarDate;
}

type Compiled = Pick<CompiledManual, 'manual' | 'schema' | 'reader' | 'neededToBind'>;

const ORDER = ['field', 'section', 'list'];

/**
 * The inputs of an edition as JSON Schema 2020-12. It is written from the same tree by which `RiskReader` reads risks, so
 * that the two cannot disagree.
 */
export function inputSchema(
  { manual, schema, reader, neededToBind }: Compiled,
  asked: InputsAsked,
): InputSchema {
  const titles = new Map(schema.places.map(({ path, title }) => [path, title]));
  const needed = neededAt(neededToBind.map(({ path }) => path));
  // A draft may keep values that have no rate.
  const rated = asked.purpose === 'draft' ? new Map<never, never>() : ratedValues(manual, schema);
  return new Writing(slotRules(reader.tree, asked), rated, needed, titles, asked.purpose).object(
    reader.tree.root,
  );
}

class Writing {
  constructor(
    private readonly rules: SlotRules,
    private readonly rated: ReturnType<typeof ratedValues>,
    private readonly needed: ReadonlySet<string>,
    private readonly titles: ReadonlyMap<string, string>,
    private readonly purpose: Purpose,
  ) {}

  /** Fields come first, as on a form; each kind keeps the order of the manual. */
  object(node: RiskNode, title?: string): InputSchema {
    const members = [...node.members.values()].filter((member) => !isEmpty(member));
    members.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
    const required = members.filter((member) => this.isRequired(node, member)).map(({ name }) => name);
    return {
      type: 'object',
      ...(title !== undefined && { title }),
      properties: Object.fromEntries(members.map((member) => [member.name, this.member(node, member)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  /** An optional member may also be null, which is how the wire writes one that was left out. */
  private member(node: RiskNode, member: Member): InputSchema {
    const written = this.written(member);
    const requiredFor: Purpose | undefined = member.required
      ? 'price'
      : this.isNeeded(node, member)
        ? 'bind'
        : undefined;
    const told = requiredFor === undefined ? written : { ...written, 'x-required-for': requiredFor };
    return this.isRequired(node, member) ? told : orNull(told);
  }

  private written(member: Member): InputSchema {
    switch (member.kind) {
      case 'field':
        return fieldSchema(
          member.slot,
          member.reader,
          this.rules.get(member.slot) ?? {},
          this.rated.get(member.slot) ?? [],
        );
      case 'section': {
        const path = pathOf(member.node.pointer);
        return this.object(member.node, this.titles.get(path) ?? sectionTitle(path));
      }
      case 'list': {
        const { title, min, max, path } = member.slot;
        const least = this.purpose === 'bind' && this.needed.has(path) ? Math.max(min, 1) : min;
        return { type: 'array', title, minItems: least, maxItems: max, items: this.object(member.element) };
      }
    }
  }

  private isRequired(node: RiskNode, member: Member): boolean {
    if (this.purpose === 'draft') return false;
    return member.required || (this.purpose === 'bind' && this.isNeeded(node, member));
  }

  private isNeeded(node: RiskNode, { name }: Member): boolean {
    const path = pathOf(node.pointer);
    return this.needed.has(path === '' ? name : `${path}.${name}`);
  }
}

/** True for a section of which nothing can be given, because the manual computes all its fields. */
function isEmpty(member: Member): boolean {
  return member.kind === 'section' && [...member.node.members.values()].every(isEmpty);
}

/** The path of a pointer: `drivers[].incidents[]` for `/drivers/%/incidents/%`. */
function pathOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/%', '[]').replaceAll('/', '.');
}
