-- When this very letter was due, as the operator was told; null: without a number, or sent before this was kept.
alter table exchange.letter add column due_at timestamptz;
