-- What a sector that leads does (先導的取組), told to others so that they may take it up.
alter table exchange.announcement drop constraint announcement_kind_check;
alter table exchange.announcement add constraint announcement_kind_check
    check (kind in ('information', 'advice', 'guidance', 'practice'));
