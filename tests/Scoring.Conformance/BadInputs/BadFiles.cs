using static Scoring.Conformance.BadInputs.BadInput;

namespace Scoring.Conformance.BadInputs;

/// <summary>Files and tables that cannot be read as a panel.</summary>
static class BadFiles
{
    const string Duplicate = "B,2021,210,4,42\n";

    public static IEnumerable<BadInput> All =>
    [
        new("panel file missing", "no-input-file", "panle.csv") { Panel = ["~/panle.csv"] },
        new("pattern without a match", "no-input-file", "*.parquet") { Panel = ["~/*.parquet"] },
        new("folder without files", "no-input-file", "years", ".parquet, .csv") { Spoil = desk => Directory.CreateDirectory(desk.At("years")), Panel = ["~/years"] },
        new("one of two files missing", "no-input-file", "second.csv") { Panel = ["~/panel.csv", "~/second.csv"] },
        new("file that cannot be opened", "unreadable-file", "gone.csv", "not found")
        {
            Spoil = desk => { Directory.CreateDirectory(desk.At("years")); File.CreateSymbolicLink(desk.At("years/gone.csv"), "nowhere"); },
            Panel = ["~/years"],
        },
        new("text named .parquet", "not-parquet", "panel.parquet") { Spoil = desk => desk.Write("panel.parquet", Desk.Panel), Panel = ["~/panel.parquet"] },
        new("empty file named .parquet", "not-parquet", "panel.parquet") { Spoil = desk => desk.Write("panel.parquet", ""), Panel = ["~/panel.parquet"] },
        new("Parquet cut short", "not-parquet", "panel.parquet") { Spoil = desk => Truncated(desk, 40), Panel = ["~/panel.parquet"] },
        new("Parquet with a page destroyed", "unreadable-file", "panel.parquet", "row group 1") { Spoil = Destroyed, Panel = ["~/panel.parquet"] },
        new("empty CSV", "empty-panel", "panel.csv", "0 bytes") { Spoil = desk => desk.Write("panel.csv", "") },
        new("CSV with a header only", "empty-panel") { Spoil = desk => desk.Write("panel.csv", "unit,year,gdp,rd,jobs\n") },
        new("Parquet without rows", "empty-panel") { Spoil = desk => desk.Parquet("p.parquet", "select * from panel where false"), Panel = ["~/p.parquet"] },
        new("everything filtered away", "empty-panel") { Spoil = Member("""  "panel": { "filter": { "unit": ["X"] } }""") },
        new("CSV in UTF-16", "not-utf8", "panel.csv") { Spoil = desk => File.WriteAllText(desk.At("panel.csv"), Desk.Panel, System.Text.Encoding.Unicode) },
        new("CSV in GBK", "not-utf8", "panel.csv", "row 1") { Spoil = desk => File.WriteAllBytes(desk.At("panel.csv"), [.. "unit,year,gdp,rd,jobs\n"u8, 0xB1, 0xB1, 0xBE, 0xA9, .. ",2020,1,2,3\n"u8]) },
        new("row with a cell too many", "malformed-csv", "panel.csv", "row 2", "6", "5") { Spoil = Cell("B,2020,200,3,40", "B,2020,200,3,40,7") },
        new("quote never closed", "malformed-csv", "panel.csv") { Spoil = Cell("B,2020", "\"B,2020") },
        new("column name twice", "duplicate-column", "panel.csv", "gdp") { Spoil = Cell("unit,year,gdp,rd,jobs", "unit,year,gdp,rd,gdp") },
        new("unit column missing", "missing-column", "panel.csv", "unit_code", "\"unit\"") { Spoil = Cell("unit,", "unit_code,") },
        new("unit column misspelt", "missing-column", "panel.csv", "Did you mean 'unti'?") { Spoil = Cell("unit,", "unti,") },
        new("year column missing", "year-not-given", "panel.csv", "\"year\"", "Did you mean 'yaer'?") { Spoil = Cell(",year,", ",yaer,") },
        new("mapped column missing", "missing-column", "panel.csv", "fips") { Options = ["--column", "unit=fips"] },
        new("file name without the year", "year-not-given", "panel.csv", "(\\d{4})")
        {
            Spoil = desk => { desk.Edit("panel.csv", ",year,", ",y,"); Member("""  "panel": { "year": { "pattern": "(\\d{4})" } }""")(desk); },
        },
        new("value column of lists", "variable-not-in-data", "gdp", "jobs, rd")
        {
            Spoil = desk => { desk.Parquet("p.parquet", "select * replace ([gdp] as gdp) from panel"); Member("""  "variables": [{ "code": "gdp" }]""")(desk); },
            Panel = ["~/p.parquet"],
        },
        new("value column of dates", "wrong-column-type", "p.parquet", "gdp", "number")
        {
            Spoil = desk => { desk.Parquet("p.parquet", "select * replace (date '2020-01-01' as gdp) from panel"); Member("""  "variables": [{ "code": "gdp" }]""")(desk); },
            Panel = ["~/p.parquet"],
        },
        new("key twice in a file", "duplicate-key", "panel.csv", "row 13", "unit B", "2021", "#6") { Spoil = desk => desk.Write("panel.csv", Desk.Panel + Duplicate) },
        new("key twice across files", "duplicate-key", "b.csv", "row 1", "unit B", "2021", "a.csv #6")
        {
            Spoil = desk => { desk.Write("data/a.csv", Desk.Panel); desk.Write("data/b.csv", "unit,year,gdp,rd,jobs\n" + Duplicate); },
            Panel = ["~/data"],
        },
        new("infinity in CSV", "non-finite-value", "panel.csv", "row 6", "unit B", "2021", "rd", "Infinity") { Spoil = Cell("B,2021,210,4,42", "B,2021,210,Infinity,42") },
        new("infinity in Parquet", "non-finite-value", "p.parquet", "row 1", "unit A", "2020", "gdp")
        {
            Spoil = desk => desk.Parquet("p.parquet", "select * replace (if(unit = 'A' and year = 2020, 'inf'::double, gdp) as gdp) from panel"),
            Panel = ["~/p.parquet"],
        },
        new("text among numbers", "text-in-numeric-column", "panel.csv", "row 3", "unit C", "2020", "gdp", "\"about 150\"") { Spoil = Cell("C,2020,150", "C,2020,about 150") },
        new("number with a thousands separator", "grouped-number", "row 3", "\"1,500\"") { Spoil = Cell("C,2020,150", "C,2020,\"1,500\"") },
        new("missing code not declared", "text-in-numeric-column", "row 3", "\"n/a\"") { Spoil = Cell("C,2020,150", "C,2020,n/a") },
        new("year that is no year", "invalid-year", "panel.csv", "row 2", "last") { Spoil = Cell("B,2020", "B,last") },
        new("year out of range", "invalid-year", "row 2", "20200") { Spoil = Cell("B,2020", "B,20200") },
        new("unit code empty", "invalid-unit-code", "panel.csv", "row 2") { Spoil = Cell("B,2020", ",2020") },
        new("unit code with a line break", "invalid-unit-code", "row 2", "\\u000A") { Spoil = Cell("B,2020", "\"B\nB\",2020") },
        new("unit code of absurd length", "invalid-unit-code", "row 2", "200") { Spoil = Cell("B,2020", new string('B', 5000) + ",2020") },
        new("status that is none", "unknown-status", "row 1", "perhaps", "missing")
        {
            Spoil = desk => { desk.Edit("panel.csv", "jobs\nA,2020,100,2,50\n", "jobs,flag\nA,2020,100,2,50,perhaps\n"); Pad(desk); },
            Options = ["--column", "status=flag"],
        },
        new("roster missing", "no-input-file", "roster.csv") { Options = ["--roster", "~/roster.csv"] },
        new("roster without codes", "missing-column", "roster.csv", "who", "code") { Spoil = desk => desk.Write("roster.csv", "who\nA\n"), Options = ["--roster", "~/roster.csv"] },
        new("roster with a unit twice", "invalid-roster", "roster.csv", "row 3", "A") { Spoil = desk => desk.Write("roster.csv", "unit,name\nA,a\nB,b\nA,c\n"), Options = ["--roster", "~/roster.csv"] },
        new("needed variable missing", "variable-not-in-data", "gdp", "Did you mean 'gpd'?") { Spoil = Cell("gdp", "gpd") },
    ];

    static void Truncated(Desk desk, int bytes)
    {
        desk.Parquet("panel.parquet", "select * from panel");
        var whole = File.ReadAllBytes(desk.At("panel.parquet"));
        File.WriteAllBytes(desk.At("panel.parquet"), whole[..^bytes]);
    }

    static void Destroyed(Desk desk)
    {
        desk.Parquet("panel.parquet", "select * from panel");
        var bytes = File.ReadAllBytes(desk.At("panel.parquet"));
        bytes.AsSpan(4, 200).Fill(0xFF);
        File.WriteAllBytes(desk.At("panel.parquet"), bytes);
    }

    /// <summary>Gives the rows without a flag an empty one.</summary>
    static void Pad(Desk desk)
    {
        var lines = File.ReadAllLines(desk.At("panel.csv"));
        File.WriteAllLines(desk.At("panel.csv"), lines.Select(line => line.Split(',').Length == 5 ? line + "," : line));
    }
}
