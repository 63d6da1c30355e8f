import type { Adapter, AdapterPayload } from 'oidc-provider';

/** The protocol library stores each of its models through one of these. What a model never asks for stays a fault. */
export abstract class ModelAdapter implements Adapter {
  abstract find(id: string): Promise<AdapterPayload | undefined>;

  upsert(_id: string, _payload: AdapterPayload, _expiresIn?: number): Promise<void> {
    return this.unused('upsert');
  }

  findByUserCode(_userCode: string): Promise<AdapterPayload | undefined> {
    return this.unused('findByUserCode');
  }

  findByUid(_uid: string): Promise<AdapterPayload | undefined> {
    return this.unused('findByUid');
  }

  consume(_id: string): Promise<void> {
    return this.unused('consume');
  }

  destroy(_id: string): Promise<void> {
    return this.unused('destroy');
  }

  revokeByGrantId(_grantId: string): Promise<void> {
    return this.unused('revokeByGrantId');
  }

  private unused(method: string): Promise<never> {
    return Promise.reject(
      new Error(`${this.constructor.name} has no ${method}: no feature that is on asks for it`),
    );
  }
}

/** Of a device flow, of registration by clients and the like, which are off. */
export class NoAdapter extends ModelAdapter {
  find(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
