import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/access.js';
import { dataSchemaOf } from '../../../platform/events/event-fields.js';
import { declaredEvents } from '../../../platform/events/events.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { EventStreamResponse, EventTypeList, EventsQuery } from './events.dto.js';
import { PullEvents } from './pull-events.js';

@ApiTags('webhooks')
@Controller()
export class EventsController {
  constructor(private readonly pullEvents: PullEvents) {}

  @Get('events')
  @Allow('webhooks.pull')
  @ApiOperation({
    operationId: 'pullEvents',
    summary: 'Read all events in the order of their numbers, from a cursor on',
    description:
      'At least once: keep the cursor with what you have handled. Nothing is left out between two pages.',
  })
  @ApiOkResponse({ type: EventStreamResponse })
  @Problems('webhooks.event-type-unknown')
  pull(@Query() query: EventsQuery): Promise<EventStreamResponse> {
    return this.pullEvents.run(query);
  }

  @Get('event-types')
  @Allow('webhooks.read')
  @ApiOperation({ operationId: 'listEventTypes', summary: 'See the catalog of events' })
  @ApiOkResponse({ type: EventTypeList })
  types(): EventTypeList {
    const items = [...declaredEvents()].map(([type, { title, about, version = 1, data = {} }]) => ({
      type,
      version,
      title,
      resourceType: about.type,
      dataSchema: dataSchemaOf(data),
    }));
    return { items };
  }
}
