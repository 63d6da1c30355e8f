import type { Input, InputSchema } from '@bindery/client';
import { inputsIn } from '@bindery/client';
import type { Html, HtmlValue } from './html.js';
import { markup } from './html.js';

/** What stands in the form: what was entered, and what the server said about it, both by pointer. */
export interface Filled {
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: ReadonlyMap<string, string>;
}

const OPTIONAL = markup` <span class="soft">(optional)</span>`;

/** A form of whatever inputs there are. It knows no product, no state and no manual. */
export class InputForm {
  private readonly filled: Filled;

  constructor(filled: Filled) {
    this.filled = filled;
  }

  /** What the manual asks for is seen at once; what may be told besides is folded away, unless something is wrong with it. */
  inputs(all: readonly Input[], isAsked = true): HtmlValue {
    const isMain = (input: Input): boolean =>
      input.isRequired || input.schema['x-required-for'] !== undefined || hasOwn(input.schema);
    const [main, more] = [all.filter(isMain), all.filter((input) => !isMain(input))];
    const isOpen = more.some(({ pointer }) => this.isTouched(pointer));
    return [
      this.group(main, isAsked),
      more.length === 0
        ? null
        : markup`<details${isOpen ? markup` open` : null}>
            <summary>More that can be told</summary>
            ${this.group(more, isAsked)}
          </details>`,
    ];
  }

  private group(inputs: readonly Input[], isAsked: boolean): HtmlValue {
    const fields = inputs.filter(({ kind, schema }) => kind === 'field' && schema.const === undefined);
    return [
      fields.length === 0
        ? null
        : markup`<div class="fields">${fields.map((each) => this.field(each, isAsked))}</div>`,
      inputs.filter(({ kind }) => kind === 'section').map((each) => this.section(each, isAsked)),
      inputs.filter(({ kind }) => kind === 'list').map((each) => this.list(each)),
    ];
  }

  /** In a section that may be left out as a whole nothing has to be entered: the server tells when half of it was. */
  private section({ schema, pointer, isRequired }: Input, isAsked: boolean): Html {
    const isNeeded = isAsked && isRequired;
    return markup`<fieldset id="${pointer}">
      <legend>${schema.title ?? pointer}${isNeeded ? null : OPTIONAL}</legend>
      ${this.inputs(inputsIn(schema, pointer), isNeeded)}
    </fieldset>`;
  }

  /** Another entry is asked for by a button that sends the form: nothing runs in the browser. */
  private list({ schema, pointer }: Input): Html {
    const { title = '', minItems = 0, maxItems = 1, items } = schema;
    const begun = Number(this.filled.texts.get(`entries:${pointer}`) ?? minItems);
    const count = Math.min(Math.max(begun, minItems), maxItems);
    const entries = Array.from({ length: count }, (_, at) => {
      const entry = `${pointer}/${at}`;
      return markup`<fieldset>
        <legend>${title}, no. ${at + 1}</legend>
        ${this.inputs(inputsIn(items ?? {}, entry))}
      </fieldset>`;
    });
    return markup`<fieldset id="${pointer}">
      <legend>${title}</legend>
      ${this.fault(pointer)}
      <input type="hidden" name="${`entries:${pointer}`}" value="${count}" />
      ${entries}
      ${count < maxItems ? markup`<button name="add" value="${pointer}" formnovalidate>Add to ${title.toLowerCase()}</button>` : null}
    </fieldset>`;
  }

  private field({ pointer, schema, name, ...input }: Input, isAsked: boolean): Html {
    const isRequired = isAsked && input.isRequired;
    const hint = hintOf(schema);
    const fault = this.filled.faults.get(pointer);
    const described = [hint && `${pointer}:hint`, fault && `${pointer}:fault`].filter((id) => id).join(' ');
    const told =
      this.filled.texts.get(pointer) ?? (schema.default === undefined ? '' : String(schema.default));
    const common = markup`id="${pointer}" name="${pointer}" ${isRequired ? markup`required` : null}
    ${described ? markup`aria-describedby="${described}"` : null} ${fault ? markup`aria-invalid="true"` : null}`;
    return markup`<div class="field">
      <label for="${pointer}">${schema.title ?? name}${input.isRequired || schema.default !== undefined ? null : OPTIONAL}</label>
      ${hint ? markup`<span class="hint" id="${`${pointer}:hint`}">${hint}</span>` : null}
      ${this.fault(pointer)} ${control(schema, told, common, isRequired)}
    </div>`;
  }

  private fault(pointer: string): HtmlValue {
    const fault = this.filled.faults.get(pointer);
    return fault === undefined
      ? null
      : markup`<span class="fault" id="${`${pointer}:fault`}">${sentence(fault)}</span>`;
  }

  private isTouched(pointer: string): boolean {
    const { faults, texts } = this.filled;
    const lies = (at: string): boolean =>
      at === pointer || at.startsWith(`${pointer}/`) || at === `entries:${pointer}`;
    return (
      [...faults.keys()].some(lies) ||
      [...texts].some(([at, text]) => text !== '' && text !== '0' && lies(at))
    );
  }
}

/** Whether the manual itself declares it, or something in it. */
function hasOwn({ properties, items, 'x-declared-by': declaredBy }: InputSchema): boolean {
  if (properties) return Object.values(properties).some(hasOwn);
  return items ? hasOwn(items) : declaredBy !== 'product';
}

function control(schema: InputSchema, told: string, common: Html, isRequired: boolean): Html {
  const choices = choicesOf(schema);
  if (choices) {
    const all =
      isRequired && told !== '' ? choices : [['', isRequired ? 'Choose …' : '–'] as const, ...choices];
    return markup`<select ${common}>
      ${all.map(([value, title]) => markup`<option value="${value}" ${value === told ? markup`selected` : null}>${title}</option>`)}
    </select>`;
  }
  const { format, pattern, maxLength, minimum, maximum } = schema;
  const [least, most] = [schema['x-minimum'] ?? minimum, schema['x-maximum'] ?? maximum];
  const isWhole = [schema.type].flat().includes('integer');
  if (isWhole || format === 'date')
    return markup`<input
      type="${isWhole ? 'number' : 'date'}"
      value="${told}"
      ${least === undefined ? null : markup`min="${least}"`}
      ${most === undefined ? null : markup`max="${most}"`}
      ${common}
    />`;
  return markup`<input
    type="text"
    value="${told}"
    ${format === 'decimal' ? markup`inputmode="decimal"` : null}
    ${maxLength === undefined ? null : markup`maxlength="${maxLength}"`}
    ${pattern === undefined ? null : markup`pattern="${pattern.replace(/^\^|\$$/g, '')}"`}
    ${common}
  />`;
}

function choicesOf(schema: InputSchema): readonly (readonly [value: string, title: string])[] | null {
  const { enum: values, 'x-enum-titles': titles = [] } = schema;
  if (values)
    return values
      .filter((value) => value !== null)
      .map((value, at) => [String(value), titles[at] ?? String(value)]);
  if (![schema.type].flat().includes('boolean')) return null;
  return [
    ['true', 'Yes'],
    ['false', 'No'],
  ];
}

/** A billion is a bound for machines. */
const BEYOND_HINTS = 1_000_000_000;

/** Numbers of four digits may be years. */
function grouped(bound: string | number): string {
  return /^\d{5,}$/.test(String(bound)) ? Number(bound).toLocaleString('en-US') : String(bound);
}

function hintOf(schema: InputSchema): string {
  const { format, 'x-unit': unit, enum: values } = schema;
  if (values) return '';
  const [least, most] = [schema['x-minimum'] ?? schema.minimum, schema['x-maximum'] ?? schema.maximum].map(
    (bound) => (bound === undefined || Math.abs(Number(bound)) >= BEYOND_HINTS ? undefined : grouped(bound)),
  );
  if (format === 'date') return most === undefined ? '' : `Not after ${most}`;
  const range =
    least !== undefined && most !== undefined
      ? `from ${least} to ${most}`
      : least === undefined
        ? ''
        : `at least ${least}`;
  const words = [unit === 'USD' ? 'US dollars' : (unit ?? ''), range].filter((part) => part).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a field is called, by its pointer; the pointer itself where no input is there. */
export function titleAt(all: readonly Input[], pointer: string): string {
  const found = all.find((input) => pointer === input.pointer || pointer.startsWith(`${input.pointer}/`));
  if (!found) return pointer;
  const { schema, kind } = found;
  const title = schema.title ?? found.name;
  if (pointer === found.pointer) return title;
  if (kind === 'section') return titleAt(inputsIn(schema, found.pointer), pointer);
  const [at = ''] = pointer.slice(found.pointer.length + 1).split('/');
  const entry = `${found.pointer}/${at}`;
  const name = `${title}, no. ${Number(at) + 1}`;
  return pointer === entry ? name : `${name}: ${titleAt(inputsIn(schema.items ?? {}, entry), pointer)}`;
}

export function sentence(detail: string): string {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}
