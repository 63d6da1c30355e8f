/** Ids, numbers and the two trigger functions on which every later migration stands. The extensions are the database's. */
export const foundationUp = `
-- RFC 9562 section 5.7. PostgreSQL has its own uuidv7() only from 18 on. Bits 52 and 53 turn the version 4 that
-- gen_random_uuid() wrote into 7; the variant bits are right already.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

-- A writer that sets the column itself, from the clock it answered the client with, is believed; one that does not
-- cannot forget it.
create function update_updated_at_column() returns trigger language plpgsql as $$
begin
  if new.updated_at is not distinct from old.updated_at then
    new.updated_at := now();
  end if;
  return new;
end
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Table % is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'insufficient_privilege', table = tg_table_name, schema = tg_table_schema;
end
$$;

-- PREFIX-YYYY-NNNNNNN. The year is that of UTC whatever time zone the session has, and lpad() gets at least the number's
-- own length, because it truncates: 10,000,000 padded to 7 would become 1000000 and repeat a number already given out.
create function document_number(prefix text, at timestamptz, serial bigint) returns text
language sql immutable parallel safe as $$
  select prefix || '-' || to_char(at at time zone 'UTC', 'FMYYYY') || '-'
    || lpad(serial::text, greatest(7, length(serial::text)), '0')
$$;
`;

export const foundationDown = `
drop function document_number(text, timestamptz, bigint);
drop function refuse_change();
drop function update_updated_at_column();
drop function uuid_v7();
`;
