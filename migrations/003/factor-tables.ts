export const factorTableIsSound = `
create function factor_table_is_sound(body jsonb) returns boolean language sql immutable parallel safe
return case
    when jsonb_typeof(body) is distinct from 'object'
      or jsonb_typeof(body -> 'dimensions') is distinct from 'array'
      or jsonb_typeof(body -> 'rows') is distinct from 'array'
      or jsonb_array_length(body -> 'dimensions') > 8 then false
    else
      coalesce(body ->> 'result', 'number') in ('number', 'text')
      and not exists (
        select from jsonb_array_elements(body -> 'dimensions') as dimension
         where jsonb_typeof(dimension) <> 'object'
            or jsonb_typeof(dimension -> 'input') is distinct from 'string'
            or coalesce(dimension ->> 'match', '') not in ('exact', 'range', 'interpolated'))
      and not exists (
        select from jsonb_array_elements(body -> 'rows') as line
         where case
           when jsonb_typeof(line) <> 'array' then true
           when jsonb_array_length(line) <> jsonb_array_length(body -> 'dimensions') + 1 then true
           when jsonb_typeof(line -> -1) <> 'string' then true
           when coalesce(body ->> 'result', 'number') = 'number'
             and (line ->> -1) !~ '^-?[0-9]{1,12}([.][0-9]{1,12})?$' then true
           else exists (select from jsonb_array_elements(line - -1) as key where not factor_key_is_sound(key))
         end)
end;
`;

export const validateFactorTables = `
create function validate_factor_tables(tables jsonb) returns boolean language sql immutable parallel safe
return case
    when jsonb_typeof(tables) is distinct from 'object' then false
    else not exists (select from jsonb_each(tables) as t (name, body)
                      where t.name = '' or not factor_table_is_sound(t.body))
end;
`;

/**
 * The shape of named factor tables: `{ name: { dimensions: [{ input, match }], rows: [[key, …, value], …] } }`. A key is a
 * text, null for "any", or a pair [from, to] with null for an open end; a value is a decimal as text, so that no reader
 * turns it into a binary double. What a table means is checked by the application; the shape is checked here as well,
 * because these columns may be written by a script one day.
 */
export const factorTablesUp = `
create function factor_key_is_sound(key jsonb) returns boolean language sql immutable parallel safe as $$
  select case jsonb_typeof(key)
    when 'string' then true
    when 'null' then true
    when 'array' then jsonb_array_length(key) = 2
      and jsonb_typeof(key -> 0) in ('string', 'null') and jsonb_typeof(key -> 1) in ('string', 'null')
    else false
  end
$$;

-- Counts instead of joining row by row: a table may have a hundred thousand rows.
${factorTableIsSound}

${validateFactorTables}
`;

export const factorTablesDown = `
drop function validate_factor_tables(jsonb);
drop function factor_table_is_sound(jsonb);
drop function factor_key_is_sound(jsonb);
`;
