import { Transform, plainToInstance } from 'class-transformer';
import type { Actor } from '../../../shared/actor.js';
import { isStaff } from '../../../shared/agency.js';

/** The group of class-transformer in which an answer is made for people outside the company. */
const AGENCIES = 'agencies';

/** What stands in this field of an answer for an agent, instead of what the company's own staff see. */
export function ForAgencies<Value>(shown: (value: Value) => Value): PropertyDecorator {
  return Transform(({ value }: { readonly value: Value }) => shown(value), { groups: [AGENCIES] });
}

/** An answer as the actor may see it. What staff see is given on as it is. */
export function shownTo<T extends object>(actor: Actor, Model: new () => T, answer: T): T {
  return isStaff(actor) ? answer : plainToInstance(Model, answer, { groups: [AGENCIES] });
}
