-- The overall rank stands beside its score; the table of ranks holds those inside peer groups.
ALTER TABLE scores ADD COLUMN rank REAL;
UPDATE scores SET rank = (
    SELECT k.rank FROM ranks k
    WHERE k.run = scores.run AND k.year = scores.year AND k.node = scores.node AND k.peer_group = '' AND k.unit = scores.unit);
DELETE FROM ranks WHERE peer_group = '';
DROP VIEW current_ranking;
CREATE VIEW current_ranking AS
SELECT c.scheme, r.scheme_version, s.year, n.code AS node, n.name_zh AS node_zh, n.name_en AS node_en, u.code AS unit, u.name_zh, u.name_en, u.aggregate,
       s.score, s.adjusted, s.rank, s.class, s.coverage, s.unscored
FROM current_runs c
JOIN runs r ON r.run = c.run
JOIN scores s ON s.run = c.run
JOIN units u ON u.run = s.run AND u.unit = s.unit
JOIN nodes n ON n.run = s.run AND n.node = s.node;
DROP VIEW current_group_ranking;
CREATE VIEW current_group_ranking AS
SELECT c.scheme, k.year, k.peer_group, n.code AS node, u.code AS unit, k.rank
FROM current_runs c
JOIN ranks k ON k.run = c.run
JOIN units u ON u.run = k.run AND u.unit = k.unit
JOIN nodes n ON n.run = k.run AND n.node = k.node;
