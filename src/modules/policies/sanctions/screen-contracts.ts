import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Customers } from '../../customers/index.js';
import type { Screening } from '../../sanctions/index.js';
import { Sanctions, matchErrorOf, screeningOf } from '../../sanctions/index.js';
import { NamedInContracts } from './named-in-contracts.queries.js';
import type { PersonInContract } from './named-people.js';
import type { HeldChange } from './tell-held.js';
import { TellHeld } from './tell-held.js';

/** A contract that is to be gone on with. */
export interface ContractToScreen {
  readonly id: string;
  readonly customerId: string;
}

/** As the trail tells that a change of a policy was refused. */
export function changeHeld({
  id,
  policyNumber,
}: {
  readonly id: string;
  readonly policyNumber: string;
}): HeldChange {
  return { action: 'policies.change-held', resourceType: 'policy', resourceId: id, reference: policyNumber };
}

/** Whether the customer of a contract, or somebody whom it names or is to name, may be one with whom the law lets nobody deal. */
@Injectable()
export class ScreenContracts {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly customers: Customers,
    private readonly named: NamedInContracts,
    private readonly held: TellHeld,
  ) {}

  /** Throws sanctions.possible-match, which is told when the answer is out. No statement where no list is set. */
  async assertMayChange(
    actor: Actor,
    customerId: string,
    people: readonly PersonInContract[],
    change: HeldChange,
  ): Promise<void> {
    if ((await this.sanctions.listVersion()) === null) return;
    const names = people.map(({ name }) => name);
    // Of a customer who is gone, those are left whom the contract names.
    const screening =
      (await this.customers.screenIfThere(actor, customerId, names)) ??
      (await this.sanctions.screen(
        'customer',
        names.map((name) => ({ id: customerId, name })),
      ));
    this.refuse(actor, people, change, screening);
  }

  /** The same of what was looked for already. */
  refuse(actor: Actor, people: readonly PersonInContract[], change: HeldChange, screening: Screening): void {
    if (screening.screening !== 'possible_match') return;
    this.held.run(actor, change, screening);
    const placesOf = (_: string, name: string): readonly string[] => {
      const places = people.filter((person) => person.name === name).map(({ pointer }) => pointer);
      return places.length > 0 ? places : ['/customerId'];
    };
    throw matchErrorOf(screening, placesOf, false);
  }

  /** The same of a contract as it stands, which is to cover again or to have another term. */
  async assertMayContinue(
    actor: Actor,
    { id, customerId }: ContractToScreen,
    change: HeldChange,
  ): Promise<void> {
    if ((await this.sanctions.listVersion()) === null) return;
    const [contract] = await this.named.of([id]);
    const people = (contract?.names ?? []).map((name) => ({ pointer: '/policyId', name }));
    await this.assertMayChange(actor, customerId, people, change);
  }

  /** By id, the possible matches of many contracts as they stand: two statements for all, and none where no list is set. */
  async matches(contracts: readonly ContractToScreen[]): Promise<ReadonlyMap<string, Screening>> {
    if (contracts.length === 0 || (await this.sanctions.listVersion()) === null) return new Map();
    const [names, named] = await Promise.all([
      this.customers.names(contracts.map(({ customerId }) => customerId)),
      this.named.of(contracts.map(({ id }) => id)),
    ]);
    const byId = new Map(named.map((contract) => [contract.id, contract]));
    const subjects = new Map(
      contracts.map(({ id, customerId }) => {
        const contract = byId.get(id);
        // Of one who was merged, clearances are of the one who stays.
        const subject = contract?.customerId ?? customerId;
        const all = [names.get(customerId) ?? '', ...(contract?.names ?? [])];
        return [id, all.map((name) => ({ id: subject, name }))] as const;
      }),
    );
    const all = await this.sanctions.screen('customer', [...subjects.values()].flat());
    const each = [...subjects].map(([id, of]) => [id, screeningOf(all, of)] as const);
    return new Map(each.filter(([, { screening }]) => screening === 'possible_match'));
  }
}
