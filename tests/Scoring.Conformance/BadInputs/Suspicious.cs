using static Scoring.Conformance.BadInputs.BadInput;

namespace Scoring.Conformance.BadInputs;

/// <summary>Input that can be scored but should be looked at.</summary>
static class Suspicious
{
    const string Long =
        """
        unit,year,indicator,value,measure
        A,2020,rd,2,万元
        A,2020,gdp,100,万元
        A,2020,jobs,50,人
        B,2020,rd,3,万元
        B,2020,gdp,200,亿元
        B,2020,jobs,40,人
        C,2020,rd,1,万元
        C,2020,gdp,150,万元
        C,2020,jobs,70,人

        """;

    const string Roster = "unit,name_zh,name_en,aliases\nA,甲,Alpha,\nB,乙,Beta,Old B\nC,丙,Gamma,\nD,丁,Delta,\n";

    static readonly string[] WithRoster = ["--roster", "~/roster.csv"];

    public static IEnumerable<BadInput> All =>
    [
        new("zero denominator", "zero-denominator", "unit B", "2021", "intensity") { Spoil = Cell("B,2021,210", "B,2021,0") },
        new("logarithm of zero", "log-domain", "unit B", "2021", "intensity") { Spoil = desk => { desk.Edit("scheme.json", "rd / gdp * 100", "ln(rd)"); desk.Edit("panel.csv", "B,2021,210,4", "B,2021,210,0"); } },
        new("sentinel not declared", "undeclared-sentinel", "unit B", "2020", "jobs", "-999", "3")
        {
            Spoil = desk => { desk.Edit("panel.csv", "B,2020,200,3,40", "B,2020,200,3,-999"); desk.Edit("panel.csv", "B,2021,210,4,42", "B,2021,210,4,-999"); desk.Edit("panel.csv", "B,2022,220,4,43", "B,2022,220,4,-999"); },
        },
        new("missing code declared", "declared-missing", "gdp", "-999") { Spoil = desk => { desk.Edit("panel.csv", "B,2020,200", "B,2020,-999"); Member("""  "panel": { "missing": [-999] }""")(desk); } },
        new("unit not in the roster", "unit-not-in-roster", "unit E", "E") { Spoil = desk => { Names(desk); desk.Edit("panel.csv", "D,2022", "E,2022"); }, Options = WithRoster },
        new("unit known by its alias", "alias-used", "unit B", "\"Old B\"") { Spoil = desk => { Names(desk); desk.Edit("panel.csv", "B,2022", "Old B,2022"); }, Options = WithRoster },
        new("unit of the roster without data", "roster-unit-without-data", "Z") { Spoil = desk => { Names(desk); desk.Edit("roster.csv", "D,", "Z,未,Zeta,\nD,"); }, Options = WithRoster },
        new("units told apart by a blank", "unit-spelling", "\"B\"", "\"B \"") { Spoil = Cell("B,2022", "\"B \",2022") },
        new("year missing", "missing-year", "2021") { Spoil = desk => desk.Write("panel.csv", string.Join('\n', Desk.Panel.Split('\n').Where(line => !line.Contains(",2021,", StringComparison.Ordinal)))) },
        new("roster changed", "roster-changed", "2022", "2021 → 2022", "D") { Spoil = Cell("D,2022,140,5,62\n", "") },
        new("measures mixed", "mixed-measures", "panel.csv", "gdp", "万元", "亿元") { Spoil = desk => { desk.Write("panel.csv", Long); Member("""  "panel": { "columns": { "measure": "measure" } }""")(desk); } },
        new("measure converted", "measure-converted", "gdp", "10000")
        {
            Spoil = desk =>
            {
                desk.Write("panel.csv", Long);
                Member("""  "panel": { "columns": { "measure": "measure" } }, "variables": [{ "code": "gdp", "unit": "万元", "convert": { "亿元": 10000 } }]""")(desk);
            },
        },
        new("value implausible", "implausible-value", "panel.csv", "row 6", "unit B", "2021", "gdp", "210", "[0, 200]")
        {
            Spoil = desk => { Member("""  "variables": [{ "code": "gdp", "range": [0, 200] }]""")(desk); desk.Edit("panel.csv", "B,2022,220", "B,2022,199"); },
        },
        new("number beside a status of missing", "status-contradicts-value", "row 1", "unit A", "2020", "100", "missing")
        {
            Spoil = desk =>
            {
                var lines = File.ReadAllLines(desk.At("panel.csv"));
                File.WriteAllLines(desk.At("panel.csv"), lines.Select((line, row) => line + (row == 0 ? ",flag" : row == 1 ? ",missing" : ",")));
            },
            Options = ["--column", "status=flag"],
        },
        new("NaN read as missing", "nan-as-missing", "gdp") { Spoil = desk => desk.Parquet("p.parquet", "select * replace (if(unit = 'A', 'nan'::double, gdp) as gdp) from panel"), Panel = ["~/p.parquet"] },
        new("rows filtered", "rows-filtered", "3") { Spoil = Member("""  "panel": { "filter": { "unit": ["A", "B", "C"] } }""") },
        new("declared variable in no file", "declared-variable-absent", "\"spare\"") { Spoil = Member("""  "variables": [{ "code": "spare" }]""") },
        new("aggregate code that fits no unit", "aggregate-without-data", "X*") { Spoil = Member("\"aggregate_units\": [\"X*\"]") },
        new("column without spread, scored by policy", "constant-scored", "strain")
        {
            Spoil = desk => { desk.Edit("scheme.json", "\"value\": \"jobs\"", "\"value\": \"jobs * 0 + 7\""); desk.Edit("scheme.json", "\"range\": [1, 100]", "\"range\": [1, 100], \"constant\": 50"); },
        },
        new("cells missing after imputing", "still-missing", "2020", "intensity") { Spoil = desk => { desk.Edit("panel.csv", "B,2020,200", "B,2020,"); desk.Edit("scheme.json", "\"steps\": {", "\"steps\": { \"impute\": \"latest\","); } },
        new("unit screened", "unit-screened", "unit B", "2020") { Spoil = desk => { desk.Edit("panel.csv", "B,2020,200", "B,2020,"); desk.Edit("scheme.json", "\"steps\": {", "\"steps\": { \"screen\": { \"min_availability\": 0.9 },"); } },
    ];

    static void Names(Desk desk) => desk.Write("roster.csv", Roster);
}
