-- What one person may see and do is decided by the server, row by row, whatever the program asks.

alter table firm enable row level security;
alter table member enable row level security;
alter table person enable row level security;
alter table cases enable row level security;
alter table log enable row level security;
alter table evidence enable row level security;
alter table evidence_part enable row level security;
alter table tombstone enable row level security;
alter table presence enable row level security;

create policy own_seats on member for select using (login = current_user);

create policy sees on firm for select using (
    exists (select 1 from member m where m.firm = firm.firm and m.login = current_user)
);
create policy may_update on firm for update using (
    exists (select 1 from member m where m.firm = firm.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);
create policy sees on person for select using (
    exists (select 1 from member m where m.firm = person.firm and m.login = current_user)
);

create policy sees on cases for select using (
    exists (select 1 from member m where m.firm = cases.firm and m.login = current_user)
);
create policy may_insert on cases for insert with check (
    exists (select 1 from member m where m.firm = cases.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);
create policy may_update on cases for update using (
    exists (select 1 from member m where m.firm = cases.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);
create policy may_delete on cases for delete using (
    exists (select 1 from member m where m.firm = cases.firm and m.login = current_user
            and m.role = 'owner')
);

create policy sees on evidence for select using (
    exists (select 1 from member m where m.firm = evidence.firm and m.login = current_user)
);
create policy may_insert on evidence for insert with check (
    exists (select 1 from member m where m.firm = evidence.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);
create policy may_delete on evidence for delete using (
    exists (select 1 from member m where m.firm = evidence.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);

create policy sees on evidence_part for select using (
    exists (select 1 from member m where m.firm = evidence_part.firm and m.login = current_user)
);
create policy may_insert on evidence_part for insert with check (
    exists (select 1 from member m where m.firm = evidence_part.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);
create policy may_delete on evidence_part for delete using (
    exists (select 1 from member m where m.firm = evidence_part.firm and m.login = current_user
            and m.role in ('owner', 'clerk'))
);

create policy sees on tombstone for select using (
    exists (select 1 from member m where m.firm = tombstone.firm and m.login = current_user)
);
create policy may_insert on tombstone for insert with check (
    exists (select 1 from member m where m.firm = tombstone.firm and m.login = current_user
            and m.role = 'owner')
);

create policy sees on presence for select using (
    exists (select 1 from member m where m.firm = presence.firm and m.login = current_user)
);
create policy may_insert on presence for insert with check (
    exists (select 1 from member m where m.firm = presence.firm and m.login = current_user)
);
create policy may_update on presence for update using (
    exists (select 1 from member m where m.firm = presence.firm and m.login = current_user)
);
create policy may_delete on presence for delete using (
    exists (select 1 from member m where m.firm = presence.firm and m.login = current_user)
);

-- Everybody who opens evidence is written down; only those who may change a case write its audit
-- log, and nobody changes a line of either.
create policy sees on log for select using (
    exists (select 1 from member m where m.firm = log.firm and m.login = current_user)
);
create policy may_insert on log for insert with check (
    exists (select 1 from member m where m.firm = log.firm and m.login = current_user
            and (log.kind = 'custody' or m.role in ('owner', 'clerk')))
);
create policy may_delete on log for delete using (
    exists (select 1 from member m where m.firm = log.firm and m.login = current_user
            and m.role = 'owner')
);

grant select, update on firm to casefile_person;
grant select on member, person to casefile_person;
grant select, insert, update, delete on cases to casefile_person;
grant select, insert, delete on log, evidence, evidence_part to casefile_person;
grant select, insert on tombstone to casefile_person;
grant select, insert, update, delete on presence to casefile_person;
