import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Customers } from '../../customers/index.js';
import type { Screening } from '../../sanctions/index.js';
import { Sanctions, matchErrorOf, screeningOf } from '../../sanctions/index.js';
import { NamedInContracts } from './named-in-contracts.queries.js';
import type { PersonInContract } from './named-people.js';
import type { HeldChange } from './report-held-policies.js';
import { ReportHeldPolicies } from './report-held-policies.js';

/** A contract that is to be changed or renewed. */
export interface ContractToScreen {
  readonly id: string;
  readonly customerId: string;
}

/** How the audit trail records that a change of a policy was refused. */
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
    private readonly held: ReportHeldPolicies,
  ) {}

  /**
   * Throws sanctions.possible-match; the finding is recorded after the answer was sent. No statement is sent where no
   * list is configured.
   */
  async assertMayChange(
    actor: Actor,
    customerId: string,
    people: readonly PersonInContract[],
    change: HeldChange,
  ): Promise<void> {
    if ((await this.sanctions.listVersion()) === null) return;
    const names = people.map(({ name }) => name);
    // Where the customer was deleted, only the people named in the contract are screened.
    const screening =
      (await this.customers.screenIfThere(actor, customerId, names)) ??
      (await this.sanctions.screen(
        'customer',
        names.map((name) => ({ id: customerId, name })),
      ));
    this.refuse(actor, people, change, screening);
  }

  /** The same for a screening that was already made. */
  refuse(actor: Actor, people: readonly PersonInContract[], change: HeldChange, screening: Screening): void {
    if (screening.screening !== 'possible_match') return;
    this.held.run(actor, change, screening);
    const placesOf = (_: string, name: string): readonly string[] => {
      const places = people.filter((person) => person.name === name).map(({ pointer }) => pointer);
      return places.length > 0 ? places : ['/customerId'];
    };
    throw matchErrorOf(screening, placesOf, false);
  }

  /** The same for a contract as it is, which is to be reinstated or renewed. */
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

  /** The possible matches of many contracts, by id: two statements for all, and none where no list is configured. */
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
        // Clearances of a merged customer belong to the survivor.
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
