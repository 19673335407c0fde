CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    manifest_sha256 TEXT NOT NULL UNIQUE,
    scheme TEXT NOT NULL,
    scheme_version TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    engine TEXT NOT NULL,
    manifest TEXT NOT NULL
);
CREATE TABLE units (
    run INTEGER NOT NULL, unit INTEGER NOT NULL, code TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, aggregate INTEGER NOT NULL, parent TEXT,
    PRIMARY KEY (run, unit)
) WITHOUT ROWID;
CREATE TABLE nodes (
    run INTEGER NOT NULL, node INTEGER NOT NULL, code TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('node', 'publication', 'indicator')), parent TEXT, weight REAL,
    PRIMARY KEY (run, node)
) WITHOUT ROWID;
CREATE TABLE scores (
    run INTEGER NOT NULL, year INTEGER NOT NULL, unit INTEGER NOT NULL, node INTEGER NOT NULL, score REAL, coverage REAL, unscored TEXT,
    adjusted REAL, class TEXT,
    PRIMARY KEY (run, year, unit, node)
) WITHOUT ROWID;
CREATE TABLE ranks (
    run INTEGER NOT NULL, year INTEGER NOT NULL, node INTEGER NOT NULL, peer_group TEXT NOT NULL, unit INTEGER NOT NULL, rank REAL NOT NULL,
    PRIMARY KEY (run, year, node, peer_group, unit)
) WITHOUT ROWID;
CREATE TABLE contributions (
    run INTEGER NOT NULL, year INTEGER NOT NULL, unit INTEGER NOT NULL, indicator INTEGER NOT NULL, contribution REAL NOT NULL,
    PRIMARY KEY (run, year, unit, indicator)
) WITHOUT ROWID;
CREATE TABLE findings (
    run INTEGER NOT NULL, finding INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, file TEXT, row_number INTEGER, unit TEXT, year INTEGER,
    variable TEXT, path TEXT, found TEXT NOT NULL, expected TEXT, count INTEGER NOT NULL,
    PRIMARY KEY (run, finding)
) WITHOUT ROWID;
CREATE TABLE current_runs (scheme TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;

CREATE VIEW current_ranking AS
SELECT c.scheme, r.scheme_version, s.year, n.code AS node, n.name_zh AS node_zh, n.name_en AS node_en, u.code AS unit, u.name_zh, u.name_en, u.aggregate,
       s.score, s.adjusted, k.rank, s.class, s.coverage, s.unscored
FROM current_runs c
JOIN runs r ON r.run = c.run
JOIN scores s ON s.run = c.run
JOIN units u ON u.run = s.run AND u.unit = s.unit
JOIN nodes n ON n.run = s.run AND n.node = s.node
LEFT JOIN ranks k ON k.run = s.run AND k.year = s.year AND k.node = s.node AND k.peer_group = '' AND k.unit = s.unit;
CREATE VIEW current_group_ranking AS
SELECT c.scheme, k.year, k.peer_group, n.code AS node, u.code AS unit, k.rank
FROM current_runs c
JOIN ranks k ON k.run = c.run AND k.peer_group <> ''
JOIN units u ON u.run = k.run AND u.unit = k.unit
JOIN nodes n ON n.run = k.run AND n.node = k.node;
CREATE VIEW current_contributions AS
SELECT c.scheme, p.year, u.code AS unit, n.code AS indicator, p.contribution
FROM current_runs c
JOIN contributions p ON p.run = c.run
JOIN units u ON u.run = p.run AND u.unit = p.unit
JOIN nodes n ON n.run = p.run AND n.node = p.indicator;
CREATE VIEW current_findings AS
SELECT c.scheme, f.finding, f.code, f.severity, f.file, f.row_number, f.unit, f.year, f.variable, f.path, f.found, f.expected, f.count
FROM current_runs c
JOIN findings f ON f.run = c.run;
