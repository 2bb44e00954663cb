-- Whoever may see a letter may see what was said about it: the answer reaches the one who asked, and a ministry
-- that passed a letter on sees whether it was read and acknowledged.
drop policy parties on exchange.question;
create policy parties on exchange.question for select
    using (exists (select from exchange.letter l where l.id = letter));
drop policy parties on exchange.acknowledgement;
create policy parties on exchange.acknowledgement for select
    using (exists (select from exchange.letter l where l.id = letter));
drop policy parties on exchange.reading;
create policy parties on exchange.reading for select
    using (exists (select from exchange.letter l where l.id = letter));
