import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ValidateIf, ValidateNested, registerDecorator } from 'class-validator';
import type { FieldSpec, ModelClass } from './field-table.js';
import { addField } from './field-table.js';

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Stands in the OpenAPI document and must work when pasted. */
  readonly example?: unknown;
  readonly deprecated?: boolean;
}

/** Everything one kind of field knows, except the options that every kind has. */
export interface FieldKind {
  /** What is wrong with a value that is present and not null; null when nothing is. */
  readonly check: (value: unknown) => string | null;
  readonly schema: ApiPropertyOptions;
  /** For query parameters, which arrive as text. Returns the text itself when it cannot be converted. */
  readonly convert?: (value: unknown) => unknown;
  /** The class of the object, or of the items of the list. */
  readonly model?: () => ModelClass;
}

/**
 * Makes the decorator of a field from one description, so that what is validated and what is documented cannot differ.
 * The order of checks: present, not null, then the kind's own.
 */
export function field(kind: FieldKind, options: FieldOptions): PropertyDecorator {
  const { optional = false, nullable = false, description, example, deprecated } = options;
  const check = (value: unknown): string | null => {
    if (value === undefined) return optional ? null : 'is required';
    if (value === null) return nullable ? null : 'must not be null';
    return kind.check(value);
  };
  const spec: FieldSpec = { check, convert: kind.convert, model: kind.model };
  // The example of a kind stands for a field that must be there; an optional one is left out of examples unless it has its own.
  const { example: ofKind, ...schema } = kind.schema as ApiPropertyOptions & { readonly example?: unknown };
  const shown = example ?? (optional ? undefined : ofKind);
  const document = ApiProperty({
    ...schema,
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(description === undefined ? {} : { description }),
    ...(shown === undefined ? {} : { example: shown }),
    ...(deprecated === undefined ? {} : { deprecated }),
  } as ApiPropertyOptions);

  return (target, property) => {
    if (typeof property === 'symbol') throw new TypeError('A field of the wire has a name');
    document(target, property);
    addField(target.constructor as ModelClass, property, spec);
    registerDecorator({
      name: FIELD_CONSTRAINT,
      target: target.constructor,
      propertyName: property,
      validator: {
        validate: (value: unknown) => check(value) === null,
        defaultMessage: (args) => check(args?.value) ?? '',
      },
    });
    if (kind.convert) {
      const { convert } = kind;
      Transform(({ value }: { readonly value: unknown }) => convert(value))(target, property);
    }
    if (kind.model) {
      Type(kind.model)(target, property);
      ValidateNested()(target, property);
      // class-validator reports null as a broken nested object, also where null is allowed.
      if (nullable) ValidateIf((_, value) => value !== null)(target, property);
    }
  };
}

/** The name under which class-validator reports our checks. */
export const FIELD_CONSTRAINT = 'field';

/** Prefixes the detail of a fault inside a list with the place of the item, for the pointer. */
export function atItem(index: number, detail: string): string {
  return atPlace(`/${index}`, detail);
}

/** The same for a place deeper inside; `pointer` leads there from the field. */
export function atPlace(pointer: string, detail: string): string {
  return `@${pointer} ${detail}`;
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
