using static Scoring.Conformance.BadInputs.BadInput;

namespace Scoring.Conformance.BadInputs;

/// <summary>Panels and schemes that are sound, but not together; and folders that must not be replaced.</summary>
static class BadRuns
{
    public static IEnumerable<BadInput> All =>
    [
        new("geometric mean of zero", "child-outside-domain", "2020", "unit C", "input", "intensity = 0") { Spoil = desk => { Range(desk); Aggregate("\"geometric\"")(desk); } },
        new("harmonic mean of zero", "child-outside-domain", "unit C", "2020", "input", "intensity = 0") { Spoil = desk => { Range(desk); Aggregate("\"harmonic\"")(desk); } },
        new("geometric mean of negative values", "child-outside-domain", "unit A", "2020", "input", "intensity = -0.05") { Spoil = desk => { Normalise("\"z-score\"")(desk); Aggregate("\"geometric\"")(desk); } },
        new("column without spread", "constant-column", "strain", "7") { Spoil = Scheme("\"value\": \"jobs\"", "\"value\": \"jobs * 0 + 7\"") },
        new("grouping unknown", "grouping-unknown", "zone") { Spoil = Normalise("""{ "method": "min-max", "bounds": { "years": "all-years", "group": "zone" } }""") },
        new("bounds years not in the panel", "bounds-year-missing", "2010", "2020") { Spoil = Normalise("""{ "method": "min-max", "bounds": [2010, 2020] }""") },
        new("standard missing", "standard-missing", "intensity") { Spoil = Normalise("\"standard-value\"") },
        new("target missing", "target-missing", "intensity") { Spoil = Normalise("\"distance-to-target\"") },
        new("reference unit unknown", "reference-unknown", "Z") { Spoil = Normalise("""{ "method": "distance-to-reference", "unit": "Z" }""") },
        new("formula over a stranger", "scheme-unknown-code", "$.steps.aggregate.overrides.index.expression", "gdp", "input | work") { Spoil = Aggregate("""{ "method": "arithmetic", "overrides": { "index": { "method": "formula", "expression": "input + gdp" } } }""") },
        new("--years not in the panel", "year-not-in-panel", "2030", "2020, 2021, 2022") { Options = ["--years", "2021,2030"] },
        new("--year not in the panel", "year-not-in-panel", "2030", "2020, 2021, 2022") { Options = ["--year", "2030"] },
        new("--column without a role", "bad-argument", "--column fips", "ROLE=NAME", "unit, year") { Options = ["--column", "fips"] },
        new("--column with an unknown role", "bad-argument", "county=fips", "unit, year") { Options = ["--column", "county=fips"] },
        new("--column with a role twice", "bad-argument", "unit=b", "once") { Options = ["--column", "unit=unit", "--column", "unit=b"] },
        new("output folder not a run", "out-not-a-run", "out", "notes.txt") { Spoil = desk => desk.Write("out/notes.txt", "mine"), BringsOutput = true },
        new("output a file", "out-not-a-run", "out", "a file") { Spoil = desk => desk.Write("out", "mine"), BringsOutput = true },
        new("output folder with files of others", "out-has-other-files", "out", "notes.txt") { Spoil = desk => { desk.PutEarlierRun(); desk.Write("out/notes.txt", "mine"); }, BringsOutput = true },
        new("output below a file", "out-unwritable", "out") { Spoil = desk => desk.Write("blocked", "mine"), Options = [], BringsOutput = true, Output = "~/blocked/out" },
    ];

    static void Range(Desk desk) => desk.Edit("scheme.json", "[1, 100]", "[0, 100]");
}
