/**
 * By what a store is known again: a data folder remembers it, so that another database is not taken for it. `filled_from` is the
 * fingerprint of the data folder that it was filled from, where it was.
 */
export const identity = {
  number: 2,
  name: 'identity',
  sql: `
create table identity (
  id uuid not null default gen_random_uuid(),
  filled_from text
);
insert into identity default values;
`,
} as const
