-- What one person may see and do is decided by the server, row by row, whatever the program asks.
-- Whoever has a seat in a firm is a member of roles of that firm: one for all who read, one for
-- those who write, one for its owners. A policy asks for nothing but that: it holds no query, for
-- not every server lets a policy ask another table. Roles belong to the whole server: their names
-- tell the database too.

alter table firm enable row level security;
alter table member enable row level security;
alter table person enable row level security;
alter table cases enable row level security;
alter table log enable row level security;
alter table evidence enable row level security;
alter table evidence_part enable row level security;
alter table tombstone enable row level security;
alter table presence enable row level security;

drop policy if exists own_seats on member;
create policy own_seats on member for select using (login = current_user);

drop policy if exists sees on firm;
create policy sees on firm for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_update on firm;
create policy may_update on firm for update using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists sees on person;
create policy sees on person for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);

drop policy if exists sees on cases;
create policy sees on cases for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on cases;
create policy may_insert on cases for insert with check (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists may_update on cases;
create policy may_update on cases for update using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists may_delete on cases;
create policy may_delete on cases for delete using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_owns', 'member')
);

drop policy if exists sees on evidence;
create policy sees on evidence for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on evidence;
create policy may_insert on evidence for insert with check (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists may_delete on evidence;
create policy may_delete on evidence for delete using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);

drop policy if exists sees on evidence_part;
create policy sees on evidence_part for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on evidence_part;
create policy may_insert on evidence_part for insert with check (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists may_delete on evidence_part;
create policy may_delete on evidence_part for delete using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);

drop policy if exists sees on tombstone;
create policy sees on tombstone for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on tombstone;
create policy may_insert on tombstone for insert with check (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_owns', 'member')
);

drop policy if exists sees on presence;
create policy sees on presence for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on presence;
create policy may_insert on presence for insert with check (
    login = current_user
    and pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_update on presence;
create policy may_update on presence for update using (
    login = current_user
    and pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_delete on presence;
create policy may_delete on presence for delete using (
    login = current_user
    and pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);

-- Everybody who opens evidence is written down; only those who may change a case write its audit
-- log, and nobody changes a line of either.
drop policy if exists sees on log;
create policy sees on log for select using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
);
drop policy if exists may_insert on log;
create policy may_insert on log for insert with check (
    kind = 'custody' and pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_reads', 'member')
    or pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_writes', 'member')
);
drop policy if exists may_delete on log;
create policy may_delete on log for delete using (
    pg_has_role(current_user, 'casefile_' || md5(current_database() || '/' || firm) || '_owns', 'member')
);

grant select on founded to casefile_person;
grant select, update on firm to casefile_person;
grant select on member, person to casefile_person;
grant select, insert, update, delete on cases to casefile_person;
grant select, insert, delete on log, evidence, evidence_part to casefile_person;
grant select, insert on tombstone to casefile_person;
grant select, insert, update, delete on presence to casefile_person;
