import { Id, Int, JsonObject, Line, Moment, Nested, OneOf, Text } from '../http/fields.js';

const ACTORS = ['user', 'client', 'system'] as const;

export class EventActor {
  @OneOf(ACTORS, { description: 'system: the clock has done it.' })
  readonly type!: (typeof ACTORS)[number];

  @Text({ max: 100, nullable: true, description: 'Id of the user, or the client id.' })
  readonly id!: string | null;
}

export class EventSubject {
  @Line({ max: 100, example: 'policy' })
  readonly type!: string;

  @Text({ max: 500 })
  readonly id!: string;

  @Text({ max: 1000, nullable: true, description: 'Where it is read now, on this server.' })
  readonly path!: string | null;
}

/** An event as it is delivered or pulled. It tells what happened to which resource; the current state is at the resource's address. */
export class EventMessage {
  @Id({ description: 'The same for each delivery of the event: whoever has handled it skips it.' })
  readonly id!: string;

  @Line({ max: 100, example: 'policies.bound' })
  readonly type!: string;

  @Int({ min: 1, max: 1000, description: 'Of the data; fields may be added within a version.' })
  readonly version!: number;

  @Moment()
  readonly timestamp!: string;

  @Line({ max: 20, description: 'A number that grows from event to event of one thing.', example: '1024' })
  readonly sequence!: string;

  @Nested(() => EventActor)
  readonly actor!: EventActor;

  @Nested(() => EventSubject)
  readonly resource!: EventSubject;

  @JsonObject({ description: 'As the type of the event says; no personal data.' })
  readonly data!: Readonly<Record<string, unknown>>;
}
