CREATE TABLE scoring.runs (
    run integer PRIMARY KEY,
    manifest_sha256 text NOT NULL UNIQUE,
    scheme text NOT NULL,
    scheme_version text NOT NULL,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    engine text NOT NULL,
    manifest text NOT NULL
);
CREATE TABLE scoring.units (
    run integer NOT NULL, unit integer NOT NULL, code text NOT NULL, name_zh text NOT NULL, name_en text NOT NULL, aggregate boolean NOT NULL, parent text,
    PRIMARY KEY (run, unit)
);
CREATE TABLE scoring.nodes (
    run integer NOT NULL, node integer NOT NULL, code text NOT NULL, name_zh text NOT NULL, name_en text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('node', 'publication', 'indicator')), parent text, weight double precision,
    PRIMARY KEY (run, node)
);
CREATE TABLE scoring.scores (
    run integer NOT NULL, year integer NOT NULL, unit integer NOT NULL, node integer NOT NULL, score double precision, coverage double precision, unscored text,
    adjusted double precision, class text,
    PRIMARY KEY (run, year, unit, node)
);
CREATE TABLE scoring.ranks (
    run integer NOT NULL, year integer NOT NULL, node integer NOT NULL, peer_group text NOT NULL, unit integer NOT NULL, rank double precision NOT NULL,
    PRIMARY KEY (run, year, node, peer_group, unit)
);
CREATE TABLE scoring.contributions (
    run integer NOT NULL, year integer NOT NULL, unit integer NOT NULL, indicator integer NOT NULL, contribution double precision NOT NULL,
    PRIMARY KEY (run, year, unit, indicator)
);
CREATE TABLE scoring.findings (
    run integer NOT NULL, finding integer NOT NULL, code text NOT NULL, severity text NOT NULL, file text, row_number bigint, unit text, year integer,
    variable text, path text, found text NOT NULL, expected text, count bigint NOT NULL,
    PRIMARY KEY (run, finding)
);
CREATE TABLE scoring.current_runs (scheme text PRIMARY KEY, run integer NOT NULL);

CREATE VIEW scoring.current_ranking AS
SELECT c.scheme, r.scheme_version, s.year, n.code AS node, n.name_zh AS node_zh, n.name_en AS node_en, u.code AS unit, u.name_zh, u.name_en, u.aggregate,
       s.score, s.adjusted, k.rank, s.class, s.coverage, s.unscored
FROM scoring.current_runs c
JOIN scoring.runs r ON r.run = c.run
JOIN scoring.scores s ON s.run = c.run
JOIN scoring.units u ON u.run = s.run AND u.unit = s.unit
JOIN scoring.nodes n ON n.run = s.run AND n.node = s.node
LEFT JOIN scoring.ranks k ON k.run = s.run AND k.year = s.year AND k.node = s.node AND k.peer_group = '' AND k.unit = s.unit;
CREATE VIEW scoring.current_group_ranking AS
SELECT c.scheme, k.year, k.peer_group, n.code AS node, u.code AS unit, k.rank
FROM scoring.current_runs c
JOIN scoring.ranks k ON k.run = c.run AND k.peer_group <> ''
JOIN scoring.units u ON u.run = k.run AND u.unit = k.unit
JOIN scoring.nodes n ON n.run = k.run AND n.node = k.node;
CREATE VIEW scoring.current_contributions AS
SELECT c.scheme, p.year, u.code AS unit, n.code AS indicator, p.contribution
FROM scoring.current_runs c
JOIN scoring.contributions p ON p.run = c.run
JOIN scoring.units u ON u.run = p.run AND u.unit = p.unit
JOIN scoring.nodes n ON n.run = p.run AND n.node = p.indicator;
CREATE VIEW scoring.current_findings AS
SELECT c.scheme, f.finding, f.code, f.severity, f.file, f.row_number, f.unit, f.year, f.variable, f.path, f.found, f.expected, f.count
FROM scoring.current_runs c
JOIN scoring.findings f ON f.run = c.run;
