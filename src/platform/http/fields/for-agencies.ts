import { Transform, plainToInstance } from 'class-transformer';
import type { Actor } from '../../../shared/actor.js';
import { isStaff } from '../../../shared/agency.js';

/** The class-transformer group for answers to people outside the company. */
const AGENCIES = 'agencies';

/** What an agent sees in this field instead of what the company's own staff see. */
export function ForAgencies<Value>(shown: (value: Value) => Value): PropertyDecorator {
  return Transform(({ value }: { readonly value: Value }) => shown(value), { groups: [AGENCIES] });
}

/** The answer as the actor may see it; staff see it unchanged. */
export function shownTo<T extends object>(actor: Actor, Model: new () => T, answer: T): T {
  return isStaff(actor) ? answer : plainToInstance(Model, answer, { groups: [AGENCIES] });
}
