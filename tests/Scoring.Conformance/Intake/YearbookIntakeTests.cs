using System.Globalization;
using Scoring.Data.Intake;
using Scoring.Tests.Shared;

namespace Scoring.Conformance.Intake;

/// <summary>
/// Pages of the statistical yearbook as distributed, six years of each form by one mapping, against the tables that the R package techme (MIT)
/// holds of them. The tables call units as they were read: names are compared without blanks, and only those that are right.
/// </summary>
public class YearbookIntakeTests
{
    static readonly HashSet<string> Units = [.. ChinaProvinces.Units];

    /// <summary>The bulletin's page that is called 2018 holds the figures of 2019.</summary>
    static int YearOf(string form, int year) => form == "bulletin" && year == 2018 ? 2019 : year;

    [SharedDataTheory]
    [InlineData("funds", "RDSource", 6)]
    [InlineData("labour", "RDLaborHour", 6)]
    [InlineData("patents", "RDPatentAccept", 6)]
    [InlineData("bulletin", "RDIntense", 5)]
    public void Pages_of_all_years_give_the_published_table(string form, string table, int years)
    {
        var pages = Directory.GetFiles(Path.GetDirectoryName(SharedData.File($"data/china-provinces/workbooks/{form}-2023.xlsx"))!, $"{form}-*.xlsx");
        var reading = IntakeReader.Read(YearbookPage.Mapping(form), pages);
        Assert.Equal(years, reading.Cells.Select(cell => cell.Year).Distinct().Count());

        var published = Published(table);
        var taken = reading.Cells.ToDictionary(cell => (cell.Unit, Year: YearOf(form, cell.Year), cell.Variable), cell => cell.Value);
        string[] wrong =
        [
            .. taken.Where(cell => published.TryGetValue(cell.Key, out var value) && value != cell.Value)
                .Select(cell => $"{cell.Key}: {cell.Value}, published {published[cell.Key]}"),
            .. published.Keys.Where(key => taken.Keys.Any(cell => cell.Year == key.Year) && !taken.ContainsKey(key)).Select(key => $"{key}: {published[key]} not taken in"),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong) + "\n" + string.Join('\n', reading.Findings));
        Assert.True(taken.Keys.Count(published.ContainsKey) >= 0.9 * taken.Count);
        // What a scan made of a digit is the one cell that is not read; nothing else is strange about these pages.
        Assert.Equal(form == "funds" ? ["cell-not-read funds-2012.xlsx 1!E12 3686332"] : [],
            reading.Findings.Select(finding => $"{finding.Kind.Code} {finding.File} {finding.Path}{(finding.Kind.Code == "cell-not-read" ? " 3686332" : "")}"));
    }

    static Dictionary<(string Unit, int Year, string Variable), double> Published(string table)
    {
        var published = new Dictionary<(string, int, string), double>();
        foreach (var line in File.ReadLines(SharedData.File($"data/china-provinces/tables/{table}.csv")).Skip(1))
        {
            var fields = line.Replace("\"", "", StringComparison.Ordinal).Split(',');
            var unit = string.Concat(fields[0].Where(c => !char.IsWhiteSpace(c)));
            if (Units.Contains(unit) && double.TryParse(fields[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                published[(unit, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[5])] = value;
        }
        return published;
    }
}
