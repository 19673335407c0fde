-- The overall rank stands beside its score; the table of ranks holds those inside peer groups.
ALTER TABLE scoring.scores ADD COLUMN rank double precision;
UPDATE scoring.scores s SET rank = k.rank
FROM scoring.ranks k
WHERE k.run = s.run AND k.year = s.year AND k.node = s.node AND k.peer_group = '' AND k.unit = s.unit;
DELETE FROM scoring.ranks WHERE peer_group = '';
-- Views are replaced, not dropped: they keep their grants.
CREATE OR REPLACE VIEW scoring.current_ranking AS
SELECT c.scheme, r.scheme_version, s.year, n.code AS node, n.name_zh AS node_zh, n.name_en AS node_en, u.code AS unit, u.name_zh, u.name_en, u.aggregate,
       s.score, s.adjusted, s.rank, s.class, s.coverage, s.unscored
FROM scoring.current_runs c
JOIN scoring.runs r ON r.run = c.run
JOIN scoring.scores s ON s.run = c.run
JOIN scoring.units u ON u.run = s.run AND u.unit = s.unit
JOIN scoring.nodes n ON n.run = s.run AND n.node = s.node;
CREATE OR REPLACE VIEW scoring.current_group_ranking AS
SELECT c.scheme, k.year, k.peer_group, n.code AS node, u.code AS unit, k.rank
FROM scoring.current_runs c
JOIN scoring.ranks k ON k.run = c.run
JOIN scoring.units u ON u.run = k.run AND u.unit = k.unit
JOIN scoring.nodes n ON n.run = k.run AND n.node = k.node;
-- Rows of a run stand together on disk, year by year, so an entry per range of pages finds them;
-- an entry per row would take most of the time of a publication.
ALTER TABLE scoring.ranks DROP CONSTRAINT ranks_pkey;
ALTER TABLE scoring.contributions DROP CONSTRAINT contributions_pkey;
CREATE INDEX ranks_ranges ON scoring.ranks USING brin (run, year) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX contributions_ranges ON scoring.contributions USING brin (run, year) WITH (pages_per_range = 16, autosummarize = on);
